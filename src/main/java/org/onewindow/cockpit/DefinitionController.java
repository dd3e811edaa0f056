package org.onewindow.cockpit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.onewindow.web.BadFieldException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What Cockpit's page of a process definition shows of time. Its cases are those of {@link CaseListController}. */
@RestController
@RequestMapping("/camunda/api/onewindow/definition")
class DefinitionController {

    private static final int MOST_MONTHS = 36;

    private final BoardAccess access;
    private final StepFigures steps;
    private final RepositoryService repository;
    private final Clock clock;

    DefinitionController(BoardAccess access, StepFigures steps, RepositoryService repository, Clock clock) {
        this.access = access;
        this.steps = steps;
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * The time that a process's steps use.
     *
     * @param process the key of the process
     * @param name its Chinese name
     * @param from the first day of the period in which clocks ended
     * @param to its last day, today
     */
    record Use(String process, String name, LocalDate from, LocalDate to, List<StepFigures.Step> steps) {}

    /** Which process a definition is a version of. */
    record Process(String process, String name) {}

    @GetMapping("/{id}")
    Process process(@PathVariable String id) {
        access.districts();
        ProcessDefinition definition = definition(id);
        return new Process(definition.getKey(), definition.getName());
    }

    /**
     * The steps of all versions of a definition's process.
     *
     * @param district a district's id; none for all that the user may see
     * @param months how long the period is that ends today, 1 to 36
     */
    @GetMapping("/{id}/steps")
    Use steps(
            @PathVariable String id,
            @RequestParam(required = false) String district,
            @RequestParam(defaultValue = "3") int months) {
        List<String> districts = access.districts(district);
        if (months < 1 || months > MOST_MONTHS) {
            throw new BadFieldException("months", "期间须为1到%d个月".formatted(MOST_MONTHS));
        }
        ProcessDefinition definition = definition(id);
        LocalDate today = LocalDate.now(clock);
        LocalDate from = today.minusMonths(months).plusDays(1);
        return new Use(
                definition.getKey(),
                definition.getName(),
                from,
                today,
                steps.of(definition.getKey(), districts, new Period(from, today)));
    }

    private ProcessDefinition definition(String id) {
        // The query leaves out what the user may not read.
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(id)
                        .singleResult())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个流程定义，或者没有查看它的权限"));
    }
}
