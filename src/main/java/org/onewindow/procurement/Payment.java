package org.onewindow.procurement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;

/** An invoice of the supplier and its payment. */
@Entity
public class Payment {

    /** What is paid. */
    public enum Kind {
        PREPAYMENT("预付款"),
        BALANCE("合同余款");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What a user reads. */
        public String label() {
            return label;
        }
    }

    /** What became of the invoice. */
    public enum State {
        INVOICED,
        PAID,
        RETURNED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "payment_seq")
    private Long id;

    @Version
    private int version;

    private String caseNumber;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String invoiceNumber;
    private LocalDate invoicedOn;
    private BigDecimal amount;

    @Enumerated(EnumType.STRING)
    private State state = State.INVOICED;

    private LocalDate paidOn;
    private String voucherNumber;
    private String returnedFor;

    protected Payment() {}

    Payment(String caseNumber, Kind kind, String invoiceNumber, LocalDate invoicedOn, Yuan amount) {
        this.caseNumber = caseNumber;
        this.kind = kind;
        this.invoiceNumber = invoiceNumber;
        this.invoicedOn = invoicedOn;
        this.amount = amount.amount();
    }

    void pay(LocalDate on, String voucher) {
        state = State.PAID;
        paidOn = on;
        voucherNumber = voucher;
    }

    void giveBack(String why) {
        state = State.RETURNED;
        returnedFor = why;
    }

    public Kind getKind() {
        return kind;
    }

    public String getInvoiceNumber() {
        return invoiceNumber;
    }

    /** The day on which the invoice came in, from which the limit for the payment runs. */
    public LocalDate getInvoicedOn() {
        return invoicedOn;
    }

    public Yuan getAmount() {
        return new Yuan(amount);
    }

    public State getState() {
        return state;
    }

    /** Null unless paid. */
    public LocalDate getPaidOn() {
        return paidOn;
    }

    /** Null unless paid. */
    public String getVoucherNumber() {
        return voucherNumber;
    }

    /** Null unless returned. */
    public String getReturnedFor() {
        return returnedFor;
    }
}
