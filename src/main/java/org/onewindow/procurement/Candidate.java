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

/** A supplier on the list of candidates 中标（成交）候选人, in the order of the list. */
@Entity
public class Candidate {

    /** Where a candidate stands. */
    public enum State {
        WAITING("候选"),
        NOTIFIED("中标（成交）"),
        REFUSED("拒签合同"),
        VOIDED("中标（成交）无效"),
        CONTRACTED("已签订合同");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** What a user reads. */
        public String label() {
            return label;
        }
    }

    /**
     * What a supplier offers.
     *
     * @param code 统一社会信用代码
     */
    public record Bid(String supplier, String code, SupplierSize size, Yuan amount) {}

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "candidate_seq")
    private Long id;

    @Version
    private int version;

    private String caseNumber;
    private int round;
    private int place;
    private String supplier;
    private String supplierCode;

    @Enumerated(EnumType.STRING)
    private SupplierSize supplierSize;

    private BigDecimal bid;

    @Enumerated(EnumType.STRING)
    private State state = State.WAITING;

    private String noticeNumber;
    private LocalDate notifiedOn;
    private String droppedFor;

    protected Candidate() {}

    /**
     * A candidate who waits.
     *
     * @param round 1, one more after each new procurement
     * @param place 1 for the first of the list
     */
    Candidate(String caseNumber, int round, int place, Bid bid) {
        this.caseNumber = caseNumber;
        this.round = round;
        this.place = place;
        this.supplier = bid.supplier();
        this.supplierCode = bid.code();
        this.supplierSize = bid.size();
        this.bid = bid.amount().amount();
    }

    void notified(String number, LocalDate on) {
        state = State.NOTIFIED;
        noticeNumber = number;
        notifiedOn = on;
    }

    void drop(State how, String why) {
        state = how;
        droppedFor = why;
    }

    void contract() {
        state = State.CONTRACTED;
    }

    public int getRound() {
        return round;
    }

    public int getPlace() {
        return place;
    }

    public String getSupplier() {
        return supplier;
    }

    public String getSupplierCode() {
        return supplierCode;
    }

    public SupplierSize getSupplierSize() {
        return supplierSize;
    }

    public Yuan getBid() {
        return new Yuan(bid);
    }

    public State getState() {
        return state;
    }

    /** The number of the award notice 中标（成交）通知书; null before it is sent. */
    public String getNoticeNumber() {
        return noticeNumber;
    }

    /** The day of the award notice, from which the limits for the contract run; null before it is sent. */
    public LocalDate getNotifiedOn() {
        return notifiedOn;
    }

    /** Why it is refused or void; else null. */
    public String getDroppedFor() {
        return droppedFor;
    }
}
