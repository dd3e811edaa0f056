package org.onewindow.procurement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.Actor;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Contracts and their payments. What is agreed on adds up, and no more is ever paid than that. */
@Service
@Transactional
public class Contracts {

    private final ContractRepository contracts;
    private final PaymentRepository payments;
    private final Procurements procurements;
    private final CaseFiles cases;
    private final Clock clock;

    Contracts(
            ContractRepository contracts,
            PaymentRepository payments,
            Procurements procurements,
            CaseFiles cases,
            Clock clock) {
        this.contracts = contracts;
        this.payments = payments;
        this.procurements = procurements;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Records the contract with the winner.
     *
     * @param prepaymentShare the prepayment is at least so many percent of the amount; 0 to 100
     * @param basis what lays the share down
     * @throws BadFieldException if it was signed in the future or before the award notice, the amount is
     *     above the budget or the bid, the payments do not add up to it, or the prepayment is too small
     */
    public Contract sign(String caseNumber, Contract.Terms terms, int prepaymentShare, String basis, Actor actor) {
        Candidate winner = procurements.winner(caseNumber);
        procurements.requirePast("signedOn", "签订日期", terms.signedOn(), winner.getNotifiedOn());
        if (terms.performBy().isBefore(terms.signedOn())) {
            throw new BadFieldException("performBy", "履约期限不能早于签订日期");
        }
        Yuan amount = terms.amount();
        Yuan budget = procurements.get(caseNumber).getBudget();
        if (amount.isMoreThan(budget)) {
            throw new BadFieldException("contractAmount", "合同金额%s超过预算%s".formatted(amount, budget));
        }
        if (amount.isMoreThan(winner.getBid())) {
            throw new BadFieldException("contractAmount", "合同金额%s超过中标（成交）金额%s".formatted(amount, winner.getBid()));
        }
        Yuan sum = terms.sum();
        if (sum.compareTo(amount) != 0) {
            throw new BadFieldException(
                    "instalments",
                    "预付款与各期付款合计%s，与合同金额%s不一致，%s%s"
                            .formatted(
                                    sum,
                                    amount,
                                    sum.isMoreThan(amount) ? "多" : "少",
                                    sum.isMoreThan(amount) ? sum.minus(amount) : amount.minus(sum)));
        }
        Yuan least = amount.atLeast(prepaymentShare);
        if (terms.prepayment().isLessThan(least)) {
            throw new BadFieldException(
                    "prepayment",
                    "预付款%s低于合同金额的%d%%，至少须%s（%s）".formatted(terms.prepayment(), prepaymentShare, least, basis));
        }
        winner.contract();
        Contract signed = contracts.save(new Contract(caseNumber, winner, terms, clock.instant(), actor));
        cases.record(
                caseNumber,
                actor,
                "签订合同：%s，%s，合同金额%s，预付款%s（不低于%d%%，%s）"
                        .formatted(
                                signed.getNumber(),
                                signed.getSupplier(),
                                amount,
                                signed.getPrepayment(),
                                prepaymentShare,
                                basis));
        return signed;
    }

    /** The contract of a case. */
    @Transactional(readOnly = true)
    public Contract get(String caseNumber) {
        return contracts.findByCaseNumber(caseNumber).orElseThrow();
    }

    /** The invoices of a case and what became of them, in the order in which they were entered. */
    @Transactional(readOnly = true)
    public List<Payment> payments(String caseNumber) {
        return payments.findByCaseNumberOrderById(caseNumber);
    }

    /** What has been paid of a contract. */
    @Transactional(readOnly = true)
    public Yuan paid(String caseNumber) {
        return sum(payments(caseNumber).stream().filter(each -> each.getState() == Payment.State.PAID));
    }

    /** What may still be invoiced: up to the prepayment before performance, up to the whole contract after it. */
    @Transactional(readOnly = true)
    public Yuan payable(String caseNumber, Payment.Kind kind) {
        Contract contract = get(caseNumber);
        Yuan whole = kind == Payment.Kind.PREPAYMENT ? contract.getPrepayment() : contract.getAmount();
        return whole.minus(
                sum(payments(caseNumber).stream().filter(each -> each.getState() != Payment.State.RETURNED)));
    }

    private static Yuan sum(Stream<Payment> some) {
        return Yuan.sum(some.map(Payment::getAmount).toList());
    }

    /** The payments as agreed, a line for each. */
    @Transactional(readOnly = true)
    public String plan(String caseNumber) {
        Contract contract = get(caseNumber);
        return Stream.concat(
                        Stream.of("预付款 " + contract.getPrepayment()),
                        contract.getInstalments().stream().map(each -> each.getName() + " " + each.getAmount()))
                .collect(Collectors.joining("；"));
    }

    /**
     * Enters an invoice.
     *
     * @param invoicedOn the day on which it came in
     * @throws BadFieldException if the day is in the future or before the contract, the number is there already, or more
     *     would be paid than agreed
     */
    public Payment invoice(
            String caseNumber, Payment.Kind kind, String number, LocalDate invoicedOn, Yuan amount, Actor actor) {
        // Two invoices at a time must not add up to more than the contract.
        Contract contract = contracts.findAndLockByCaseNumber(caseNumber).orElseThrow();
        procurements.requirePast("invoicedOn", "收到发票日期", invoicedOn, contract.getSignedOn());
        if (payments(caseNumber).stream()
                .anyMatch(each -> each.getInvoiceNumber().equals(number))) {
            throw new BadFieldException("invoiceNumber", "发票“%s”已经登记".formatted(number));
        }
        Yuan payable = payable(caseNumber, kind);
        if (amount.isMoreThan(payable)) {
            throw new BadFieldException(
                    "invoiceAmount",
                    "发票金额%s超过%s应付金额%s（合同金额%s，已付%s）"
                            .formatted(amount, kind.label(), payable, contract.getAmount(), paid(caseNumber)));
        }
        cases.record(caseNumber, actor, "收到发票：%s，%s，%s".formatted(number, kind.label(), amount));
        return payments.save(new Payment(caseNumber, kind, number, invoicedOn, amount));
    }

    /**
     * Pays the invoice that is open.
     *
     * @throws BadFieldException if the day is in the future or before the invoice
     */
    public Payment pay(String caseNumber, LocalDate paidOn, String voucher, Actor actor) {
        Payment open = open(caseNumber);
        procurements.requirePast("paidOn", "支付日期", paidOn, open.getInvoicedOn());
        open.pay(paidOn, voucher);
        cases.record(caseNumber, actor, "支付%s：%s，凭证%s".formatted(open.getKind().label(), open.getAmount(), voucher));
        return open;
    }

    /** Gives the open invoice back, because what the contract makes a condition of the payment is not met. */
    public void giveBack(String caseNumber, String why, Actor actor) {
        Payment open = open(caseNumber);
        open.giveBack(why);
        cases.record(caseNumber, actor, "退回发票：%s，%s".formatted(open.getInvoiceNumber(), why));
    }

    private Payment open(String caseNumber) {
        return payments(caseNumber).stream()
                .filter(each -> each.getState() == Payment.State.INVOICED)
                .findFirst()
                .orElseThrow();
    }
}
