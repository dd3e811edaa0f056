package org.onewindow.procurement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;

/** A procurement project 采购项目: its budget and how it is procured. One a case. */
@Entity
public class Procurement {

    /** What is bought. */
    public enum Category {
        GOODS("货物"),
        SERVICES("服务"),
        WORKS("工程");

        private final String label;

        Category(String label) {
            this.label = label;
        }

        /** What a user reads. */
        public String label() {
            return label;
        }
    }

    /** How it is procured 采购方式 (政府采购法第二十六条). */
    public enum Method {
        OPEN_TENDER("公开招标"),
        INVITED_TENDER("邀请招标"),
        NEGOTIATION("竞争性谈判"),
        CONSULTATION("竞争性磋商"),
        INQUIRY("询价"),
        SINGLE_SOURCE("单一来源采购");

        private final String label;

        Method(String label) {
            this.label = label;
        }

        /** What a user reads. */
        public String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "procurement_seq")
    private Long id;

    @Version
    private int version;

    private String caseNumber;

    @Enumerated(EnumType.STRING)
    private Category category;

    private BigDecimal budget;

    @Enumerated(EnumType.STRING)
    private Method method;

    @Enumerated(EnumType.STRING)
    private SetAside.Kind setAside;

    private BigDecimal reserved;
    private BigDecimal reservedMicro;

    protected Procurement() {}

    Procurement(String caseNumber, Category category, Yuan budget) {
        this.caseNumber = caseNumber;
        this.category = category;
        this.budget = budget.amount();
    }

    void procureBy(Method how, SetAside.Kind kind, Yuan reservedFor, Yuan reservedForMicro) {
        method = how;
        setAside = kind;
        reserved = reservedFor == null ? null : reservedFor.amount();
        reservedMicro = reservedForMicro == null ? null : reservedForMicro.amount();
    }

    public String getCaseNumber() {
        return caseNumber;
    }

    public Category getCategory() {
        return category;
    }

    public Yuan getBudget() {
        return new Yuan(budget);
    }

    /** Null before it is chosen. */
    public Method getMethod() {
        return method;
    }

    /** Null before the method is chosen. */
    public SetAside.Kind getSetAside() {
        return setAside;
    }

    /** How much of the budget is reserved for small and medium firms; null unless a share is. */
    public Yuan getReserved() {
        return reserved == null ? null : new Yuan(reserved);
    }

    /** How much of it is reserved for small and micro firms; null unless a share is. */
    public Yuan getReservedMicro() {
        return reservedMicro == null ? null : new Yuan(reservedMicro);
    }
}
