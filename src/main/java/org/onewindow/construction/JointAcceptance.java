package org.onewindow.construction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.Departments;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The joint acceptance 竣工联合验收: departments give their opinions side by side; it passes if none is against it. A
 * matter may be promised only if it touches neither structural safety nor use (武隆府发〔2022〕9号19—22).
 */
@Service
@Transactional
public class JointAcceptance {

    private final AcceptanceOpinionRepository opinions;
    private final CaseFiles cases;
    private final Departments departments;
    private final Clock clock;

    JointAcceptance(AcceptanceOpinionRepository opinions, CaseFiles cases, Departments departments, Clock clock) {
        this.opinions = opinions;
        this.cases = cases;
        this.departments = departments;
        this.clock = clock;
    }

    /**
     * Records a department's opinion.
     *
     * @param round 1 for the first survey, one more after each rectification
     * @param affectsSafety whether what is promised touches structural safety or use
     * @throws BadFieldException if something is promised that touches them, or for a day that is not after today
     */
    public void give(String caseNumber, int round, AcceptanceOpinion.Given given, boolean affectsSafety, Actor actor) {
        if (given.answer() == AcceptanceOpinion.Answer.PROMISE) {
            if (affectsSafety) {
                throw new BadFieldException("affectsSafety", "影响结构安全或者使用功能的事项不得承诺，须整改后验收");
            }
            if (!given.promisedFor().isAfter(LocalDate.now(clock))) {
                throw new BadFieldException("promisedFor", "承诺完成日期须在今日之后");
            }
        }
        opinions.save(new AcceptanceOpinion(caseNumber, round, given, clock.instant(), actor));
        cases.record(
                caseNumber,
                actor,
                "验收意见（%s）：%s，%s"
                        .formatted(
                                departments.get(given.department()).name(),
                                given.answer().label(),
                                given.text()));
    }

    @Transactional(readOnly = true)
    public List<AcceptanceOpinion> of(String caseNumber, int round) {
        return opinions.findByCaseNumberAndRoundOrderById(caseNumber, round);
    }

    /** Whether a round passed: at least one opinion, and none against it. */
    @Transactional(readOnly = true)
    public boolean isPassed(String caseNumber, int round) {
        List<AcceptanceOpinion> given = of(caseNumber, round);
        return !given.isEmpty() && given.stream().noneMatch(each -> each.getOpinion() == AcceptanceOpinion.Answer.FAIL);
    }

    /** The opinions of a round as text, a line for each. */
    @Transactional(readOnly = true)
    public String summary(String caseNumber, int round) {
        return of(caseNumber, round).stream()
                .map(each -> "%s：%s%s。%s"
                        .formatted(
                                departments.get(each.getDepartment()).name(),
                                each.getOpinion().label(),
                                each.getMatter() == null
                                        ? ""
                                        : "（于%s前完成：%s）".formatted(each.getPromisedFor(), each.getMatter()),
                                each.getText()))
                .collect(Collectors.joining("\n"));
    }
}
