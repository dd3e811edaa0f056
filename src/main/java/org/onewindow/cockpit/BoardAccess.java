package org.onewindow.cockpit;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.onewindow.organisation.District;
import org.onewindow.organisation.Districts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who may look at the board: whoever may use Cockpit, in their own districts; administrators in all. */
@Component
class BoardAccess {

    private static final String COCKPIT = "cockpit";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final Districts districts;

    BoardAccess(IdentityService identity, AuthorizationService authorizations, Districts districts) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.districts = districts;
    }

    /**
     * The districts whose cases the logged-in user may see, at least one.
     *
     * @throws ResponseStatusException with status 403 if the user may not use Cockpit, or belongs to no district
     */
    List<District> districts() {
        Authentication user = identity.getCurrentAuthentication();
        List<String> groups = user.getGroupIds() == null ? List.of() : user.getGroupIds();
        if (!authorizations.isUserAuthorized(
                user.getUserId(), groups, Permissions.ACCESS, Resources.APPLICATION, COCKPIT)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "没有使用运行监控的权限，不能查看时限看板");
        }
        if (groups.contains(Groups.CAMUNDA_ADMIN)) {
            return districts.all();
        }
        List<String> own = user.getTenantIds() == null ? List.of() : user.getTenantIds();
        List<District> seen =
                districts.all().stream().filter(each -> own.contains(each.id())).toList();
        if (seen.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "账号不属于任何区县，不能查看时限看板");
        }
        return seen;
    }

    /**
     * The ids of the districts that a question is about.
     *
     * @param chosen a district's id; null or empty for all that the user may see
     * @throws org.onewindow.web.BadFieldException if there is no such district
     * @throws ResponseStatusException with status 403 if it is not the user's
     */
    List<String> districts(String chosen) {
        List<String> seen = districts().stream().map(District::id).toList();
        if (chosen == null || chosen.isEmpty()) {
            return seen;
        }
        if (!seen.contains(districts.get(chosen).id())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "只能查看本区县的办件");
        }
        return List.of(chosen);
    }
}
