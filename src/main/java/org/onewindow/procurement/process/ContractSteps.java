package org.onewindow.procurement.process;

import static org.onewindow.procurement.process.ProcurementSteps.day;
import static org.onewindow.procurement.process.ProcurementSteps.text;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.procurement.Contract;
import org.onewindow.procurement.Contracts;
import org.onewindow.procurement.Payment;
import org.onewindow.procurement.Yuan;
import org.springframework.stereotype.Component;

/** A contract and its payments, as diagrams name them: {@code contract}. */
@Component("contract")
public class ContractSteps {

    private final Contracts contracts;
    private final SuspensionSteps suspension;
    private final CurrentActor actor;
    private final Clock clock;

    ContractSteps(Contracts contracts, SuspensionSteps suspension, CurrentActor actor, Clock clock) {
        this.contracts = contracts;
        this.suspension = suspension;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Records how the signing ended: the contract, or why there is none. Nothing if the task is cancelled.
     *
     * @throws org.onewindow.web.BadFieldException if the signing is suspended, or the contract does not add up
     */
    public void sign(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return;
        }
        String number = execution.getProcessBusinessKey();
        suspension.requireNone(number);
        switch (text(execution, "signingOutcome")) {
            case "signed" -> signed(execution, number);
            case "refused" -> execution.setVariable("dropReason", "供应商拒签：" + text(execution, "refusalReason"));
            default ->
                execution.setVariable(
                        "dropReason",
                        "%s（%s）".formatted(text(execution, "voidReason"), text(execution, "voidDecisionNumber")));
        }
        execution.setVariable("procurementVoided", false);
    }

    private void signed(DelegateExecution execution, String number) {
        List<Contract.Instalment> instalments = IntStream.rangeClosed(1, 5)
                .filter(place -> execution.getVariable("instalmentAmount" + place) != null)
                .mapToObj(place -> instalment(execution, place))
                .toList();
        Contract signed = contracts.sign(
                number,
                new Contract.Terms(
                        text(execution, "contractNumber").strip(),
                        day(execution, "signedOn"),
                        day(execution, "performBy"),
                        Yuan.read("contractAmount", "合同金额", execution.getVariable("contractAmount")),
                        Yuan.read("prepayment", "预付款", execution.getVariable("prepayment")),
                        instalments),
                (Integer) execution.getVariable("prepaymentShare"),
                text(execution, "prepaymentBasis"),
                actor.get());
        execution.setVariable("contractAmountText", signed.getAmount().toString());
        execution.setVariable("prepaymentText", signed.getPrepayment().toString());
        execution.setVariable("paymentPlan", contracts.plan(number));
        execution.setVariable(
                "signedAt",
                Date.from(signed.getSignedOn().atStartOfDay(clock.getZone()).toInstant()));
        execution.setVariable(
                "performByAt",
                Date.from(signed.getPerformBy()
                        .atTime(17, 30)
                        .atZone(clock.getZone())
                        .toInstant()));
    }

    private static Contract.Instalment instalment(DelegateExecution execution, int place) {
        String name = text(execution, "instalmentName" + place);
        return new Contract.Instalment(
                name == null || name.isBlank() ? "第%d期付款".formatted(place) : name,
                Yuan.read("instalmentAmount" + place, "付款金额", execution.getVariable("instalmentAmount" + place)));
    }

    /** Sets {@code isPayable}, {@code payableText}, {@code paidText} and {@code paymentKindName}. */
    public void payable(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        Payment.Kind kind = kind(execution);
        Yuan payable = contracts.payable(number, kind);
        // The forms come again, and begin empty.
        List.of("invoiceNumber", "invoiceAmount", "invoicedOn", "paymentDecision", "paidOn", "voucherNumber")
                .forEach(execution::removeVariable);
        execution.setVariable("isPayable", !payable.isZero());
        execution.setVariable("payableText", payable.toString());
        execution.setVariable("paidText", contracts.paid(number).toString());
        execution.setVariable("paymentKindName", kind.label());
    }

    /** Enters the invoice; sets {@code invoicedAt} and {@code invoiceAmountText}. Nothing if the task is cancelled. */
    public void invoice(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return;
        }
        Payment invoiced = contracts.invoice(
                execution.getProcessBusinessKey(),
                kind(execution),
                text(execution, "invoiceNumber").strip(),
                day(execution, "invoicedOn"),
                Yuan.read("invoiceAmount", "发票金额", execution.getVariable("invoiceAmount")),
                actor.get());
        execution.setVariable("invoiceAmountText", invoiced.getAmount().toString());
        execution.setVariable(
                "invoicedAt",
                Date.from(invoiced.getInvoicedOn().atStartOfDay(clock.getZone()).toInstant()));
    }

    /** Pays the invoice or gives it back; nothing if the task is cancelled. */
    public void pay(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return;
        }
        String number = execution.getProcessBusinessKey();
        if ("pay".equals(text(execution, "paymentDecision"))) {
            contracts.pay(number, day(execution, "paidOn"), text(execution, "voucherNumber"), actor.get());
        } else {
            contracts.giveBack(number, text(execution, "returnReason"), actor.get());
        }
    }

    private static Payment.Kind kind(DelegateExecution execution) {
        return ProcurementSteps.value(Payment.Kind.class, execution, "paymentKind");
    }
}
