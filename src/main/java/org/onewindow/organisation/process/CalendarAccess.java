package org.onewindow.organisation.process;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.onewindow.organisation.CalendarChange;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who may change the calendar: administrators everywhere, process owners 流程管理员 in their own districts. */
@Component
public class CalendarAccess {

    private static final String PROCESS_OWNER = "process-owner";

    private final IdentityService identity;

    CalendarAccess(IdentityService identity) {
        this.identity = identity;
    }

    /**
     * Makes sure that the logged-in user may change the calendar of some scope at all.
     *
     * @throws ResponseStatusException with status 403
     */
    public void require() {
        if (!isAdministrator() && !isProcessOwner()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "只有管理员和流程管理员可以维护工作日历");
        }
    }

    /**
     * Makes sure that the logged-in user may change the calendar of a scope.
     *
     * @param scope as in {@link CalendarChange#getScope()}; one that does not exist is refused to a process owner
     * @throws ResponseStatusException with status 403
     */
    public void require(String scope) {
        require();
        if (!mayChange(scope)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "流程管理员只能维护本区县的工作日历");
        }
    }

    /** Whether the logged-in user may see the changes of a scope: one of their own districts, or the whole country. */
    public boolean maySee(String scope) {
        return mayChange(scope) || isProcessOwner() && CalendarChange.NATIONAL.equals(scope);
    }

    /** Whether {@link #require(String)} lets the logged-in user through. */
    public boolean mayChange(String scope) {
        if (isAdministrator()) {
            return true;
        }
        List<String> own = user().getTenantIds();
        return isProcessOwner()
                && scope != null
                && own != null
                && own.contains(scope.strip().split("/", 2)[0]);
    }

    private boolean isAdministrator() {
        return isIn(Groups.CAMUNDA_ADMIN);
    }

    private boolean isProcessOwner() {
        return isIn(PROCESS_OWNER);
    }

    private boolean isIn(String group) {
        Authentication user = user();
        return user != null && user.getGroupIds() != null && user.getGroupIds().contains(group);
    }

    private Authentication user() {
        return identity.getCurrentAuthentication();
    }
}
