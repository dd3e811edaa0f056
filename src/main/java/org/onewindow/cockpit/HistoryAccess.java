package org.onewindow.cockpit;

import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.District;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who may look at the history of a case: whoever may see its district on the board and, by the engine's own
 * authorisations, read the history of its processes. Whoever may not is not told whether there is such a case.
 */
@Component
class HistoryAccess {

    private final BoardAccess board;
    private final CaseFiles cases;
    private final HistoryService history;
    private final JdbcClient database;

    HistoryAccess(BoardAccess board, CaseFiles cases, HistoryService history, JdbcClient database) {
        this.board = board;
        this.cases = cases;
        this.history = history;
        this.database = database;
    }

    /**
     * The case with a number.
     *
     * @throws ResponseStatusException 403 if the user may not use Cockpit, or not read the history of the case; 404 if
     *     there is no such case in their districts
     */
    CaseFile requireCase(String number) {
        CaseFile file = inDistricts(number).orElseThrow(() -> notFound("没有编号为“%s”的办件".formatted(number)));
        if (history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                == 0) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "没有查看流程历史的权限，不能查看办件的经过");
        }
        return file;
    }

    private Optional<CaseFile> inDistricts(String number) {
        var seen = board.districts().stream().map(District::id).toList();
        return cases.find(number).filter(each -> seen.contains(each.getDistrict()));
    }

    /**
     * The number of the case that a process instance, finished or not, is about.
     *
     * @throws ResponseStatusException 403 if the user may not use Cockpit, or not read the history of the instance; 404
     *     if there is none in their districts, or it is about no case
     */
    String caseOf(String instance) {
        // Not the engine's query: it does not tell what one may not see from what is not there.
        String number = database.sql("select business_key_ from act_hi_procinst where proc_inst_id_ = :id")
                .param("id", instance)
                .query((row, index) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(each -> each)
                .filter(each -> inDistricts(each).isPresent())
                .orElseThrow(() -> notFound("没有这个流程实例，或者它不属于任何办件"));
        HistoricProcessInstance visible = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        if (visible == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "没有查看流程历史的权限，不能查看办件的经过");
        }
        return number;
    }

    private static ResponseStatusException notFound(String why) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, why);
    }
}
