package org.onewindow.construction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.Actor;
import org.onewindow.web.BadFieldException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders and records inspections. A case has exactly one planned inspection (江北府办发〔2021〕54号28; 垫江府办〔2021〕28号25);
 * one that a report or an accident triggers is counted apart and states why.
 */
@Service
@Transactional
public class Inspections {

    private final InspectionRepository inspections;
    private final CaseFiles cases;
    private final Clock clock;

    Inspections(InspectionRepository inspections, CaseFiles cases, Clock clock) {
        this.inspections = inspections;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Orders an inspection.
     *
     * @throws BadFieldException if it is a second planned one, or a triggered one without a reason
     */
    public Inspection order(String caseNumber, Inspection.Kind kind, String reason, Actor actor) {
        if (kind != Inspection.Kind.PLANNED && (reason == null || reason.isBlank())) {
            throw new BadFieldException("triggerReason", "举报、事故触发的检查必须注明理由");
        }
        if (kind == Inspection.Kind.PLANNED && isPlanned(caseNumber)) {
            throw secondPlanned(caseNumber, null);
        }
        try {
            Inspection ordered = inspections.saveAndFlush(new Inspection(caseNumber, kind, reason, clock.instant()));
            cases.record(caseNumber, actor, "安排" + kind.label() + (ordered.getReason() == null ? "" : "，理由：" + reason));
            return ordered;
        } catch (DataIntegrityViolationException e) {
            // Two were ordered at the same moment; the table's unique key let one of them in.
            throw secondPlanned(caseNumber, e);
        }
    }

    /** Whether the case has its planned inspection, carried out or not. */
    @Transactional(readOnly = true)
    public boolean isPlanned(String caseNumber) {
        return of(caseNumber).stream().anyMatch(each -> each.getKind() == Inspection.Kind.PLANNED);
    }

    private static BadFieldException secondPlanned(String caseNumber, Throwable cause) {
        return new BadFieldException("inspectionKind", "办件%s已有计划检查：小低项目只进行一次质量安全监督检查".formatted(caseNumber), cause);
    }

    /**
     * Records an inspection that was carried out.
     *
     * @throws BadFieldException if the two inspectors or their certificates are the same, or the day is in the future
     */
    public void record(long id, LocalDate on, Inspector first, Inspector second, String result, String defects) {
        if (first.name().equals(second.name()) || first.certificate().equals(second.certificate())) {
            throw new BadFieldException("inspectorB", "须由两名不同的检查人员检查（《行政许可法》第三十四条）");
        }
        if (on.isAfter(LocalDate.now(clock))) {
            throw new BadFieldException("inspectedOn", "检查日期不能晚于今天");
        }
        inspections.findById(id).orElseThrow().carriedOut(on, first + "、" + second, result, defects);
    }

    /**
     * Who inspects.
     *
     * @param name the person's name
     * @param certificate number of the enforcement certificate 执法证号
     */
    public record Inspector(String name, String certificate) {

        @Override
        public String toString() {
            return name + "（执法证号" + certificate + "）";
        }
    }

    @Transactional(readOnly = true)
    public List<Inspection> of(String caseNumber) {
        return inspections.findByCaseNumberOrderById(caseNumber);
    }
}
