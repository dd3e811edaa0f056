package org.onewindow.tasklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.onewindow.teamwork.Substitution;
import org.onewindow.teamwork.Substitutions;
import org.onewindow.teamwork.process.People;
import org.onewindow.teamwork.process.SubstitutionSteps;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Who stands in for the user and for whom the user stands in 委托: their own only. */
@RestController
@RequestMapping("/camunda/api/onewindow/substitutions")
class SubstitutionController {

    private final SubstitutionSteps steps;
    private final Substitutions substitutions;
    private final People people;
    private final IdentityService identity;
    private final Clock clock;

    SubstitutionController(
            SubstitutionSteps steps,
            Substitutions substitutions,
            People people,
            IdentityService identity,
            Clock clock) {
        this.steps = steps;
        this.substitutions = substitutions;
        this.people = people;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * What the user has given and got.
     *
     * @param deputies who may stand in for them
     * @param today local
     */
    record SubstitutionsView(List<SubstitutionView> substitutions, List<People.Person> deputies, LocalDate today) {}

    /**
     * One of them.
     *
     * @param given whether the user is away, not the deputy
     * @param to the last day
     * @param canRevoke whether the user may take it back now
     */
    record SubstitutionView(
            long id,
            boolean given,
            String principal,
            String deputy,
            LocalDate from,
            LocalDate to,
            String reason,
            String state,
            boolean canRevoke) {}

    /** A substitution as it is sent, by the user with this id; days as 2026-03-02. */
    record SubstitutionRequest(String deputy, String from, String to, String reason) {}

    @GetMapping
    SubstitutionsView mine() {
        String user = user().getUserId();
        List<Substitution> all = substitutions.of(user);
        Map<String, String> names = people.names(all.stream()
                .flatMap(each -> Stream.of(each.principal(), each.deputy()))
                .toList());
        List<String> districts = districts();
        return new SubstitutionsView(
                all.stream().map(each -> view(each, user, names)).toList(),
                districts.size() == 1 ? steps.deputies(user, districts.get(0)) : List.of(),
                LocalDate.now(clock));
    }

    private SubstitutionView view(Substitution each, String user, Map<String, String> names) {
        boolean given = each.principal().equals(user);
        return new SubstitutionView(
                each.id(),
                given,
                names.get(each.principal()),
                names.get(each.deputy()),
                each.beginsAt().atZone(clock.getZone()).toLocalDate(),
                each.endsAt().minusMillis(1).atZone(clock.getZone()).toLocalDate(),
                each.reason(),
                each.state().label(),
                given && each.state() != Substitution.State.ENDED);
    }

    /** @throws ResponseStatusException 403 for who belongs to no district, or to several, such as a manager of the city */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SubstitutionsView order(@RequestBody SubstitutionRequest request) {
        List<String> districts = districts();
        if (districts.size() != 1) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "只有一个区县的人员可以委托他人代办");
        }
        steps.order(
                districts.get(0), user().getUserId(), request.deputy(), request.from(), request.to(), request.reason());
        return mine();
    }

    @PostMapping("/{id}/revocation")
    SubstitutionsView revoke(@PathVariable long id) {
        steps.revoke(id, user().getUserId());
        return mine();
    }

    private List<String> districts() {
        return user().getTenantIds() == null ? List.of() : user().getTenantIds();
    }

    private Authentication user() {
        return identity.getCurrentAuthentication();
    }
}
