package org.onewindow.procurement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.Actor;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Procurement projects up to the award: what is reserved for small firms, who wins, who comes next. */
@Service
@Transactional
public class Procurements {

    private final ProcurementRepository procurements;
    private final CandidateRepository candidates;
    private final CaseFiles cases;
    private final Clock clock;

    Procurements(ProcurementRepository procurements, CandidateRepository candidates, CaseFiles cases, Clock clock) {
        this.procurements = procurements;
        this.candidates = candidates;
        this.cases = cases;
        this.clock = clock;
    }

    /** Plans the project of a case. */
    public Procurement plan(String caseNumber, Procurement.Category category, Yuan budget) {
        return procurements.save(new Procurement(caseNumber, category, budget));
    }

    /** The project of a case. */
    @Transactional(readOnly = true)
    public Procurement get(String caseNumber) {
        return procurements.findByCaseNumber(caseNumber).orElseThrow();
    }

    /**
     * Chooses how to procure.
     *
     * @param reserved how much of the budget is reserved for small and medium firms; null unless a share is demanded
     * @param micro how much of that for small and micro firms; null unless a share is demanded
     * @throws BadFieldException if less is reserved than demanded, or more than there is
     */
    public void choose(
            String caseNumber, Procurement.Method method, SetAside demanded, Yuan reserved, Yuan micro, Actor actor) {
        Procurement procurement = get(caseNumber);
        String shares = "";
        if (demanded.kind() == SetAside.Kind.SHARE) {
            require(
                    "reservedAmount",
                    "预留份额",
                    reserved,
                    demanded.share(),
                    procurement.getBudget(),
                    "预算",
                    demanded.basis());
            require("microAmount", "预留给小微企业的份额", micro, demanded.micro(), reserved, "预留份额", demanded.basis());
            shares = "%s，其中小微企业%s，".formatted(reserved, micro);
        }
        procurement.procureBy(method, demanded.kind(), reserved, micro);
        cases.record(
                caseNumber,
                actor,
                "采购方式：%s；%s：%s%s（%s）"
                        .formatted(
                                method.label(), demanded.kind().label(), shares, demanded.reason(), demanded.basis()));
    }

    private static void require(
            String field, String label, Yuan amount, int percent, Yuan whole, String wholeLabel, String basis) {
        Yuan least = whole.atLeast(percent);
        if (amount.isLessThan(least)) {
            throw new BadFieldException(
                    field, "%s%s低于%s的%d%%，至少须%s（%s）".formatted(label, amount, wholeLabel, percent, least, basis));
        }
        if (amount.isMoreThan(whole)) {
            throw new BadFieldException(field, "%s%s不能超过%s%s".formatted(label, amount, wholeLabel, whole));
        }
    }

    /**
     * Enters the candidates of a round in their order and notifies the first.
     *
     * @param bids the first one wins
     * @param earliest no notice is from before this day; null if there is none
     * @return the winner
     * @throws BadFieldException if there is no candidate, one is there twice, is too expensive or too large, or the
     *     day of the notice is impossible
     */
    public Candidate award(
            String caseNumber,
            List<Candidate.Bid> bids,
            String noticeNumber,
            LocalDate notifiedOn,
            LocalDate earliest,
            Actor actor) {
        Procurement procurement = get(caseNumber);
        if (bids.isEmpty()) {
            throw new BadFieldException("candidates", "请至少填写一名中标（成交）候选人");
        }
        Set<String> codes = new HashSet<>();
        bids.forEach(bid -> check(bid, procurement, codes));
        requirePast("noticeOn", "中标（成交）通知书发出日期", notifiedOn, earliest);
        int round = lastRound(caseNumber) + 1;
        candidates.saveAll(IntStream.range(0, bids.size())
                .mapToObj(i -> new Candidate(caseNumber, round, i + 1, bids.get(i)))
                .toList());
        cases.record(
                caseNumber,
                actor,
                "中标（成交）候选人："
                        + bids.stream()
                                .map(each -> "%s（%s，%s）"
                                        .formatted(each.supplier(), each.size().label(), each.amount()))
                                .collect(Collectors.joining("、")));
        return inform(caseNumber, noticeNumber, notifiedOn, earliest);
    }

    private static void check(Candidate.Bid bid, Procurement procurement, Set<String> codes) {
        if (!codes.add(bid.code())) {
            throw new BadFieldException("candidates", "候选人“%s”的统一社会信用代码重复".formatted(bid.supplier()));
        }
        if (bid.amount().isMoreThan(procurement.getBudget())) {
            throw new BadFieldException(
                    "candidates",
                    "候选人“%s”的报价%s超过预算%s".formatted(bid.supplier(), bid.amount(), procurement.getBudget()));
        }
        if (procurement.getSetAside() == SetAside.Kind.SME_ONLY && !bid.size().isSmallOrMedium()) {
            throw new BadFieldException("candidates", "本项目专门面向中小企业采购，候选人“%s”是大型企业".formatted(bid.supplier()));
        }
    }

    /**
     * Notifies the next candidate.
     *
     * @param earliest the day of the notice before
     * @throws BadFieldException if the day of the notice is impossible
     */
    public Candidate inform(String caseNumber, String noticeNumber, LocalDate notifiedOn, LocalDate earliest) {
        requirePast("noticeOn", "中标（成交）通知书发出日期", notifiedOn, earliest);
        Candidate next = next(caseNumber).orElseThrow();
        next.notified(noticeNumber, notifiedOn);
        return next;
    }

    /** Who has the award notice and no contract yet. */
    @Transactional(readOnly = true)
    public Candidate winner(String caseNumber) {
        return last(caseNumber, Candidate.State.NOTIFIED).orElseThrow();
    }

    /** Who comes next on the list of the last round. */
    @Transactional(readOnly = true)
    public Optional<Candidate> next(String caseNumber) {
        return last(caseNumber, Candidate.State.WAITING);
    }

    private Optional<Candidate> last(String caseNumber, Candidate.State state) {
        int round = lastRound(caseNumber);
        return of(caseNumber).stream()
                .filter(each -> each.getRound() == round && each.getState() == state)
                .findFirst();
    }

    private int lastRound(String caseNumber) {
        return of(caseNumber).stream().mapToInt(Candidate::getRound).max().orElse(0);
    }

    /** All candidates of a case, by rounds and in their order. */
    @Transactional(readOnly = true)
    public List<Candidate> of(String caseNumber) {
        return candidates.findByCaseNumberOrderByRoundAscPlaceAsc(caseNumber);
    }

    /** The winner loses the award: {@code REFUSED} or {@code VOIDED}. */
    public void drop(String caseNumber, Candidate.State how, String why, Actor actor) {
        Candidate winner = winner(caseNumber);
        winner.drop(how, why);
        cases.record(caseNumber, actor, "%s：%s，%s".formatted(how.label(), winner.getSupplier(), why));
    }

    /** @throws BadFieldException if the day is in the future or before {@code earliest}, which may be null */
    public void requirePast(String field, String label, LocalDate day, LocalDate earliest) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw new BadFieldException(field, "%s不能晚于今天".formatted(label));
        }
        if (earliest != null && day.isBefore(earliest)) {
            throw new BadFieldException(field, "%s不能早于%s（前一环节的日期）".formatted(label, earliest));
        }
    }
}
