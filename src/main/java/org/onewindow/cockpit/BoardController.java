package org.onewindow.cockpit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.onewindow.deadline.Share;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.Districts;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The board 时限看板 in Cockpit. Every question may name a district, else it is about all that the user may see, and a
 * period of whole days, else it is about this month up to today.
 */
@RestController
@RequestMapping("/camunda/api/onewindow/board")
class BoardController {

    private final BoardAccess access;
    private final Figures figures;
    private final Demands demands;
    private final Districts districts;
    private final Departments departments;
    private final Clock clock;

    BoardController(
            BoardAccess access,
            Figures figures,
            Demands demands,
            Districts districts,
            Departments departments,
            Clock clock) {
        this.access = access;
        this.figures = figures;
        this.demands = demands;
        this.districts = districts;
        this.departments = departments;
        this.clock = clock;
    }

    /**
     * What the logged-in user may choose.
     *
     * @param today the date that it is
     * @param from the first day of the period that is shown unless another is chosen
     * @param districts those whose cases they may see
     */
    record Scope(LocalDate today, LocalDate from, List<Named> districts, List<Named> departments) {}

    /** An id and the Chinese name that goes with it. */
    record Named(String id, String name) {}

    /**
     * A demand of a policy document beside its figure.
     *
     * @param district Chinese name; null if it binds all districts
     * @param figure what is measured, Chinese
     * @param required the bound with its unit
     * @param value the figure, one decimal place; null if there was nothing to measure
     * @param unit the figure's unit
     * @param kept whether the figure is within the bound; null if there was nothing to measure
     * @param list the cases over which it is counted
     */
    record DemandView(
            String id,
            String district,
            String document,
            String measure,
            String wording,
            String figure,
            String required,
            BigDecimal value,
            String unit,
            Share share,
            Boolean kept,
            CaseList.Kind list) {}

    @GetMapping("/scope")
    Scope scope() {
        LocalDate today = LocalDate.now(clock);
        return new Scope(
                today,
                today.withDayOfMonth(1),
                access.districts().stream()
                        .map(each -> new Named(each.id(), each.name()))
                        .toList(),
                departments.all().stream()
                        .map(each -> new Named(each.id(), each.name()))
                        .toList());
    }

    @GetMapping("/groups")
    List<Figures.Group> groups(
            @RequestParam(defaultValue = "ALL") Figures.Dimension by,
            @RequestParam(required = false) String district,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to) {
        return figures.groups(by, access.districts(district), period(from, to));
    }

    @GetMapping("/weeks")
    List<Figures.Week> weeks(
            @RequestParam(required = false) String district,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to) {
        return figures.weeks(access.districts(district), period(from, to));
    }

    @GetMapping("/demands")
    List<DemandView> demands(
            @RequestParam(required = false) String district,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to) {
        return demands.of(access.districts(district), period(from, to)).stream()
                .map(this::view)
                .toList();
    }

    private DemandView view(Demands.Met met) {
        Demand demand = met.demand();
        String unit =
                demand.unit() != null ? demand.unit().label() : demand.figure().isShare() ? "%" : "次";
        return new DemandView(
                demand.id(),
                demand.district() == null
                        ? null
                        : districts.get(demand.district()).name(),
                demand.document(),
                demand.measure(),
                demand.wording(),
                demand.figure().label(),
                demand.required(),
                met.value(),
                unit,
                met.share(),
                met.isKept(),
                demand.figure().isOfClocks() ? CaseList.Kind.ENDED : CaseList.Kind.CLOSED);
    }

    private Period period(LocalDate from, LocalDate to) {
        return Period.of(from, to, LocalDate.now(clock));
    }
}
