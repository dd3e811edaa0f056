package org.onewindow.procurement;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onewindow.organisation.Actor;

/** A procurement contract 政府采购合同 and how it is to be paid. One a case. */
@Entity
public class Contract {

    /**
     * What the parties agreed on.
     *
     * @param number 合同编号
     * @param performBy by when the supplier has to perform
     * @param prepayment 预付款; part of the amount
     * @param instalments the other payments, in their order; may be none if all is paid in advance
     */
    public record Terms(
            String number,
            LocalDate signedOn,
            LocalDate performBy,
            Yuan amount,
            Yuan prepayment,
            List<Instalment> instalments) {

        /** What the payments add up to. */
        public Yuan sum() {
            return prepayment.plus(
                    Yuan.sum(instalments.stream().map(Instalment::getAmount).toList()));
        }
    }

    /** One payment as agreed. */
    @Embeddable
    public static class Instalment {

        private String name;
        private BigDecimal amount;

        protected Instalment() {}

        /** @param name what it is for, such as 验收款 */
        public Instalment(String name, Yuan amount) {
            this.name = name;
            this.amount = amount.amount();
        }

        public String getName() {
            return name;
        }

        public Yuan getAmount() {
            return new Yuan(amount);
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "contract_seq")
    private Long id;

    @Version
    private int version;

    private String caseNumber;
    private String number;
    private String supplier;
    private String supplierCode;
    private BigDecimal amount;
    private BigDecimal prepayment;
    private LocalDate signedOn;
    private LocalDate performBy;
    private Instant recordedAt;
    private String recordedBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "contract_instalment", joinColumns = @JoinColumn(name = "contract_id"))
    @OrderColumn(name = "place")
    private List<Instalment> instalments = new ArrayList<>();

    protected Contract() {}

    Contract(String caseNumber, Candidate winner, Terms terms, Instant recordedAt, Actor recordedBy) {
        this.caseNumber = caseNumber;
        this.number = terms.number();
        this.supplier = winner.getSupplier();
        this.supplierCode = winner.getSupplierCode();
        this.amount = terms.amount().amount();
        this.prepayment = terms.prepayment().amount();
        this.signedOn = terms.signedOn();
        this.performBy = terms.performBy();
        this.recordedAt = recordedAt;
        this.recordedBy = recordedBy.name();
        this.instalments.addAll(terms.instalments());
    }

    public String getCaseNumber() {
        return caseNumber;
    }

    public String getNumber() {
        return number;
    }

    public String getSupplier() {
        return supplier;
    }

    public Yuan getAmount() {
        return new Yuan(amount);
    }

    public Yuan getPrepayment() {
        return new Yuan(prepayment);
    }

    public LocalDate getSignedOn() {
        return signedOn;
    }

    public LocalDate getPerformBy() {
        return performBy;
    }

    /** The payments after the prepayment, as agreed. */
    public List<Instalment> getInstalments() {
        return List.copyOf(instalments);
    }
}
