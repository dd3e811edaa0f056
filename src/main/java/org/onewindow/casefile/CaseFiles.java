package org.onewindow.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onewindow.figures.CountedDays;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.Districts;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens, changes and reads case files. Every change is a line of the case's record. */
@Service
@Transactional
public class CaseFiles {

    private final CaseFileRepository cases;
    private final CaseEventRepository events;
    private final MaterialRepository materials;
    private final Districts districts;
    private final CountedDays days;
    private final Clock clock;

    CaseFiles(
            CaseFileRepository cases,
            CaseEventRepository events,
            MaterialRepository materials,
            Districts districts,
            CountedDays days,
            Clock clock) {
        this.cases = cases;
        this.events = events;
        this.materials = materials;
        this.districts = districts;
        this.days = days;
        this.clock = clock;
    }

    /**
     * Opens a case file and gives it its number: the district's letters, the year of the receipt, a running number.
     *
     * @param receivedAt the moment that counts as the receipt
     */
    public CaseFile open(Application application, Instant receivedAt, List<RequiredMaterial> required, Actor actor) {
        CaseFile opened = cases.save(new CaseFile(application, receivedAt));
        ZoneId zone = clock.getZone();
        opened.number("%s-%d-%06d"
                .formatted(
                        districts.get(application.district()).code(),
                        receivedAt.atZone(zone).getYear(),
                        opened.id()));
        cases.flush();
        required.forEach(each -> materials.save(new Material(opened.getNumber(), each)));
        record(opened.getNumber(), actor, "收件：%s，%s".formatted(opened.getItemName(), opened.getSubject()));
        return opened;
    }

    /**
     * The papers of a case that a notice opened come in.
     *
     * @param receivedAt the moment that counts as the receipt, in place of that of the notice
     */
    public void receive(String number, Instant receivedAt, Actor actor) {
        get(number).receive(receivedAt);
        record(number, actor, "收到申请材料");
    }

    /** @throws BadFieldException if there is no such case */
    @Transactional(readOnly = true)
    public CaseFile get(String number) {
        return cases.findByNumber(number).orElseThrow(() -> unknown(number));
    }

    /** The case with a number, if there is one. */
    @Transactional(readOnly = true)
    public Optional<CaseFile> find(String number) {
        return cases.findByNumber(number);
    }

    /**
     * An earlier case of the same applicant in the same district, whose materials need not be handed in again.
     *
     * @throws BadFieldException if there is none with this number, or nobody has accepted its materials
     */
    @Transactional(readOnly = true)
    public CaseFile earlier(String number, String district, String applicantIdNumber) {
        // Whose case it is says nothing to who may not know of it.
        return cases.findByNumber(number)
                .filter(file -> file.getDistrict().equals(district)
                        && file.getApplicantIdNumber().equals(applicantIdNumber)
                        && file.getAcceptedAt() != null)
                .orElseThrow(() -> new BadFieldException(
                        "earlierCase", "本区县没有该申请人已受理的办件“%s”，请核对办件编号，或者留空并提交材料".formatted(number)));
    }

    /**
     * What an earlier case has been handed in counts as handed in here (《重庆市优化营商环境条例》第四十二条).
     *
     * @param earlier as {@link #earlier} gives it
     */
    public void shareMaterials(String number, CaseFile earlier, Actor actor) {
        Map<String, Material> there = materials.findByCaseNumberOrderById(earlier.getNumber()).stream()
                .filter(each -> each.getStatus() == Material.Status.HANDED_IN || each.isShared())
                .collect(Collectors.toMap(Material::getCode, Function.identity()));
        List<Material> shared = materials.findByCaseNumberOrderById(number).stream()
                .filter(each -> there.containsKey(each.getCode()))
                .toList();
        shared.forEach(each -> {
            Material held = there.get(each.getCode());
            each.share(held.isShared() ? held.getSharedFrom() : earlier.getNumber());
        });
        if (!shared.isEmpty()) {
            record(
                    number,
                    actor,
                    "办件%s已有的材料免于提交：%s"
                            .formatted(
                                    earlier.getNumber(),
                                    shared.stream().map(Material::getName).collect(Collectors.joining("、"))));
        }
    }

    /** As {@link #get}; whoever else locks the case waits, so that what is numbered within it is numbered once. */
    public CaseFile lock(String number) {
        return cases.findAndLockByNumber(number).orElseThrow(() -> unknown(number));
    }

    private static BadFieldException unknown(String number) {
        return new BadFieldException("caseNumber", "没有编号为“%s”的办件".formatted(number));
    }

    /** Adds a line to the case's record, at the present moment. */
    public void record(String number, Actor actor, String text) {
        String fitting = text.length() > 4000 ? text.substring(0, 3999) + "…" : text;
        events.save(new CaseEvent(number, clock.instant(), actor, fitting));
    }

    /**
     * Marks materials as missing: the applicant is told once, in full (许可法第三十二条第一款第四项).
     *
     * @throws BadFieldException if none is named, or one that the item does not demand, or if the applicant has been
     *     told already and no decision on the acceptance has followed
     */
    public void askForCorrection(String number, Collection<String> missing, Actor actor) {
        if (get(number).getState() == CaseState.IN_CORRECTION) {
            throw new BadFieldException("acceptanceDecision", "已经一次性告知补正，不得再次要求补正；请受理、容缺受理或者不予受理");
        }
        List<Material> asked = chosen(number, missing, "missingMaterials");
        asked.stream().filter(Material::isShared).findFirst().ifPresent(shared -> {
            throw new BadFieldException(
                    "missingMaterials",
                    "“%s”已在办件%s中提交，不得要求重复提交（《重庆市优化营商环境条例》第四十二条）".formatted(shared.getName(), shared.getSharedFrom()));
        });
        asked.forEach(Material::missing);
        get(number).waitForCorrection();
        record(number, actor, "一次性告知补正：" + names(number, missing));
    }

    /**
     * Accepts secondary materials on a promise 容缺受理.
     *
     * @throws BadFieldException if none is named, one is a main material, or the date is not after today
     */
    public void promiseMaterials(String number, Collection<String> missing, LocalDate by, Actor actor) {
        List<Material> promised = chosen(number, missing, "promisedMaterials");
        promised.stream().filter(Material::isEssential).findFirst().ifPresent(main -> {
            throw new BadFieldException("promisedMaterials", "“%s”是主要材料，不能容缺".formatted(main.getName()));
        });
        if (!by.isAfter(LocalDate.now(clock))) {
            throw new BadFieldException("promisedDate", "承诺补交日期须在今日之后");
        }
        promised.forEach(material -> material.promise(by));
        record(number, actor, "容缺材料：%s，承诺于%s前补交".formatted(names(number, missing), by));
    }

    /** The applicant came to the window, once more. */
    public void visited(String number) {
        get(number).visit();
    }

    /** All that was missing or promised is there now; at a window's case somebody came to bring it. */
    public void materialsComplete(String number, Actor actor) {
        materials.findByCaseNumberOrderById(number).stream()
                .filter(material -> !material.isShared())
                .forEach(Material::handedIn);
        broughtTo(get(number));
        record(number, actor, "申请材料已补齐");
    }

    /**
     * Accepts a case. What was missing and is not promised has been handed in by then, at a window's case by a visit.
     *
     * @param at the moment from which the case's clocks run
     */
    public void accept(String number, Acceptance how, Instant at, Actor actor) {
        List<Material> missing = materials.findByCaseNumberOrderById(number).stream()
                .filter(material -> material.getStatus() == Material.Status.MISSING)
                .toList();
        CaseFile file = get(number);
        // A case that is deemed accepted had no correction: nobody asked for one in time.
        if (!missing.isEmpty() && how != Acceptance.DEEMED) {
            broughtTo(file);
        }
        missing.forEach(Material::handedIn);
        file.accept(how, at);
        record(number, actor, how.label());
    }

    private static void broughtTo(CaseFile file) {
        if (file.getChannel() == Channel.WINDOW) {
            file.visit();
        }
    }

    /** Closes a case that is not closed yet; a second closing changes nothing. */
    public void close(String number, Outcome outcome, Actor actor) {
        CaseFile file = get(number);
        if (file.getState() != CaseState.CLOSED) {
            file.close(outcome, clock.instant());
            record(number, actor, "结案：" + outcome.label());
        }
    }

    /** Revokes what was granted, whether the case is closed or not (许可法第六十九条). */
    public void revoke(String number, Actor actor) {
        CaseFile file = get(number);
        if (file.getClosedAt() != null) {
            days.forget(file.getClosedAt()); // it was counted there, and is no more
        }
        file.close(Outcome.REVOKED, clock.instant());
        record(number, actor, "结案：" + Outcome.REVOKED.label());
    }

    @Transactional(readOnly = true)
    public List<CaseEvent> record(String number) {
        return events.findByCaseNumberOrderByAtAscIdAsc(number);
    }

    @Transactional(readOnly = true)
    public List<Material> materials(String number) {
        return materials.findByCaseNumberOrderById(number);
    }

    private List<Material> chosen(String number, Collection<String> codes, String field) {
        List<Material> all = materials.findByCaseNumberOrderById(number);
        List<String> known = all.stream().map(Material::getCode).toList();
        codes.stream().filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
            throw new BadFieldException(field, "没有编号为“%s”的申请材料".formatted(code));
        });
        if (codes.isEmpty()) {
            throw new BadFieldException(field, "请至少选择一项申请材料");
        }
        return all.stream()
                .filter(material -> codes.contains(material.getCode()))
                .toList();
    }

    private String names(String number, Collection<String> codes) {
        return materials.findByCaseNumberOrderById(number).stream()
                .filter(material -> codes.contains(material.getCode()))
                .map(Material::getName)
                .collect(Collectors.joining("、"));
    }
}
