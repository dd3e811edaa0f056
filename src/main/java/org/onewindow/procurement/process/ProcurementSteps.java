package org.onewindow.procurement.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.procurement.Candidate;
import org.onewindow.procurement.Procurement;
import org.onewindow.procurement.Procurements;
import org.onewindow.procurement.SetAside;
import org.onewindow.procurement.SupplierSize;
import org.onewindow.procurement.Yuan;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Component;

/** A procurement up to the award, as diagrams name it: {@code procurement}. */
@Component("procurement")
public class ProcurementSteps {

    private final Procurements procurements;
    private final CurrentActor actor;
    private final Clock clock;

    ProcurementSteps(Procurements procurements, CurrentActor actor, Clock clock) {
        this.procurements = procurements;
        this.actor = actor;
        this.clock = clock;
    }

    /** Plans the project of the start form; sets {@code budgetText}, {@code categoryName} and what decisions read. */
    public void plan(DelegateExecution execution) {
        Procurement planned = procurements.plan(
                execution.getProcessBusinessKey(),
                value(Procurement.Category.class, execution, "category"),
                Yuan.read("budget", "项目预算", execution.getVariable("budget")));
        execution.setVariable("budgetText", planned.getBudget().toString());
        execution.setVariable("categoryName", planned.getCategory().label());
        execution.setVariable("intentionPublished", false);
        execution.setVariable("candidateLeft", false);
    }

    /**
     * Something happened on the day {@code <event>On} of a form: checks that it is not in the future and not before
     * {@code <before>On}, and sets {@code <event>At}, from which a clock may run. Nothing if the task is cancelled.
     *
     * @param label what the form calls the day
     * @param before the event before; empty if there is none
     */
    public void happened(DelegateExecution execution, String event, String label, String before) {
        if (!execution.isCanceled()) {
            LocalDate day = day(execution, event + "On");
            procurements.requirePast(event + "On", label, day, before.isEmpty() ? null : day(execution, before + "On"));
            execution.setVariable(event + "At", at(day));
        }
    }

    /** Records the method of procurement and what is reserved for small firms; nothing if the task is cancelled. */
    public void choose(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return;
        }
        SetAside demanded = new SetAside(
                SetAside.Kind.valueOf(text(execution, "setAside")),
                (Integer) execution.getVariable("reservedShare"),
                (Integer) execution.getVariable("microShare"),
                text(execution, "setAsideReason"),
                text(execution, "setAsideBasis"));
        boolean isShare = demanded.kind() == SetAside.Kind.SHARE;
        Procurement.Method method = value(Procurement.Method.class, execution, "method");
        procurements.choose(
                execution.getProcessBusinessKey(),
                method,
                demanded,
                isShare ? Yuan.read("reservedAmount", "预留份额", execution.getVariable("reservedAmount")) : null,
                isShare ? Yuan.read("microAmount", "预留给小微企业的份额", execution.getVariable("microAmount")) : null,
                actor.get());
        execution.setVariable("methodName", method.label());
    }

    /** Records the candidates and the award notice to the first; nothing if the task is cancelled or nobody won. */
    public void award(DelegateExecution execution) {
        if (execution.isCanceled() || !"awarded".equals(text(execution, "awardResult"))) {
            return;
        }
        List<Candidate.Bid> bids = IntStream.rangeClosed(1, 3)
                .filter(place -> !isEmpty(text(execution, "supplierName" + place)))
                .mapToObj(place -> bid(execution, place))
                .toList();
        LocalDate intention = execution.getVariable("intentionOn") == null ? null : day(execution, "intentionOn");
        winner(
                execution,
                procurements.award(
                        execution.getProcessBusinessKey(),
                        bids,
                        text(execution, "noticeNumber"),
                        day(execution, "noticeOn"),
                        intention,
                        actor.get()));
    }

    // Tasklist takes a form with a dynamic list for invalid as soon as a row is filled in; so places are fields.
    private static Candidate.Bid bid(DelegateExecution execution, int place) {
        String size = text(execution, "supplierSize" + place);
        String code = text(execution, "supplierCode" + place);
        if (isEmpty(size) || isEmpty(code)) {
            throw new BadFieldException("supplierName" + place, "第%d名候选人须填写统一社会信用代码、企业规模和报价".formatted(place));
        }
        return new Candidate.Bid(
                text(execution, "supplierName" + place),
                code,
                SupplierSize.valueOf(size.toUpperCase(Locale.ROOT)),
                Yuan.read("bid" + place, "报价", execution.getVariable("bid" + place)));
    }

    /** Records the award notice to the next candidate; nothing if the task is cancelled. */
    public void informNext(DelegateExecution execution) {
        if (!execution.isCanceled()) {
            LocalDate before =
                    LocalDate.ofInstant(((Date) execution.getVariable("noticeAt")).toInstant(), clock.getZone());
            winner(
                    execution,
                    procurements.inform(
                            execution.getProcessBusinessKey(),
                            text(execution, "noticeNumber"),
                            day(execution, "noticeOn"),
                            before));
        }
    }

    private void winner(DelegateExecution execution, Candidate winner) {
        execution.setVariable("winnerName", winner.getSupplier());
        execution.setVariable("winnerCode", winner.getSupplierCode());
        execution.setVariable("winnerSize", winner.getSupplierSize().name().toLowerCase(Locale.ROOT));
        execution.setVariable("winnerSizeName", winner.getSupplierSize().label());
        execution.setVariable("winnerBid", winner.getBid().toString());
        execution.setVariable("noticeAt", at(winner.getNotifiedOn()));
    }

    /**
     * The winner loses the award for {@code dropReason}; sets {@code candidateLeft} and, if there is one, {@code
     * nextCandidate}.
     */
    public void drop(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        procurements.drop(
                number,
                "refused".equals(text(execution, "signingOutcome")) ? Candidate.State.REFUSED : Candidate.State.VOIDED,
                text(execution, "dropReason"),
                actor.get());
        // The forms come again, and begin empty.
        List.of("noticeNumber", "noticeOn", "signingOutcome", "awardResult").forEach(execution::removeVariable);
        List.of("supplierName", "supplierCode", "supplierSize", "bid")
                .forEach(field -> IntStream.rangeClosed(1, 3)
                        .forEach(place -> execution.removeVariable(field + place)));
        execution.setVariable("candidateLeft", procurements.next(number).isPresent());
        execution.setVariable(
                "nextCandidate",
                procurements
                        .next(number)
                        .map(each -> "%s（%s，%s）"
                                .formatted(
                                        each.getSupplier(),
                                        each.getSupplierSize().label(),
                                        each.getBid()))
                        .orElse(""));
    }

    /** The start of a day: the day of an event is not counted, whatever the hour. */
    private Date at(LocalDate day) {
        return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    /** What Tasklist submits for a field that nobody fills in. */
    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }

    static LocalDate day(DelegateExecution execution, String name) {
        return LocalDate.parse(text(execution, name));
    }

    static String text(DelegateExecution execution, String name) {
        return (String) execution.getVariable(name);
    }

    /** The constant that a form names in lower case with hyphens. */
    static <E extends Enum<E>> E value(Class<E> type, DelegateExecution execution, String name) {
        return Enum.valueOf(type, text(execution, name).toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
