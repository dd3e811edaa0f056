package org.onewindow.rehearsal.process;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDateTime;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.onewindow.web.BadFieldException;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The rehearsal's page and its endpoint, for the administrator of the demo only. */
@RestController
@Profile("demo")
@RequestMapping("/camunda/api/onewindow/rehearsal")
class RehearsalController {

    private final RehearsalClock clock;
    private final IdentityService identity;

    RehearsalController(RehearsalClock clock, IdentityService identity) {
        this.clock = clock;
        this.identity = identity;
    }

    /** The time it is. */
    record Now(LocalDateTime now) {}

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    Resource page(HttpServletResponse response) {
        requireAdministrator();
        // In place of the web apps' policy, which lets no script run that their own pages do not vouch for.
        response.setHeader("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'");
        return new ClassPathResource("demo/rehearsal.html");
    }

    @GetMapping(path = "/rehearsal.js", produces = "text/javascript;charset=UTF-8")
    Resource script() {
        return new ClassPathResource("demo/rehearsal.js");
    }

    @GetMapping("/now")
    Now now() {
        requireAdministrator();
        return new Now(clock.now());
    }

    /** @param workingDays 1 to 250 */
    @PostMapping("/forward")
    Now forward(@RequestParam int workingDays) {
        requireAdministrator();
        if (workingDays < 1 || workingDays > 250) {
            throw new BadFieldException("workingDays", "一次可以前进1到250个工作日");
        }
        return new Now(clock.forward(workingDays));
    }

    private void requireAdministrator() {
        if (!identity.getCurrentAuthentication().getGroupIds().contains(Groups.CAMUNDA_ADMIN)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "只有管理员可以演练");
        }
    }
}
