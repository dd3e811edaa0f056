package org.onewindow.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A material 申请材料 that a case needs, and whether it is there. */
@Entity
@Table(name = "case_material")
public class Material {

    /** Whether the material is there. */
    public enum Status {
        HANDED_IN("已提交"),
        MISSING("待补正"),
        PROMISED("容缺，已承诺补交"),
        /** Another case of the applicant has it; nobody may ask for it again. */
        SHARED("免于提交");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** What a user reads. */
        public String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "case_material_seq")
    private Long id;

    private String caseNumber;
    private String code;
    private String name;
    private boolean essential;

    @Enumerated(EnumType.STRING)
    private Status status = Status.HANDED_IN;

    private LocalDate promisedFor;
    private String sharedFrom;

    protected Material() {}

    Material(String caseNumber, RequiredMaterial required) {
        this.caseNumber = caseNumber;
        this.code = required.code();
        this.name = required.name();
        this.essential = required.essential();
    }

    void handedIn() {
        status = Status.HANDED_IN;
        promisedFor = null;
    }

    /** @param caseNumber the case that has it */
    void share(String caseNumber) {
        status = Status.SHARED;
        sharedFrom = caseNumber;
    }

    boolean isShared() {
        return status == Status.SHARED;
    }

    void missing() {
        status = Status.MISSING;
    }

    void promise(LocalDate by) {
        status = Status.PROMISED;
        promisedFor = by;
    }

    public String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }

    /** True for a main material 主件; only a secondary one may be promised 容缺. */
    public boolean isEssential() {
        return essential;
    }

    public Status getStatus() {
        return status;
    }

    public LocalDate getPromisedFor() {
        return promisedFor;
    }

    /** The number of the case that has it; null unless it is shared. */
    public String getSharedFrom() {
        return sharedFrom;
    }
}
