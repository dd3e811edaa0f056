package org.onewindow.organisation.process;

import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.onewindow.organisation.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who is at work in this thread: the logged-in user, or the system. */
@Component
public class CurrentActor {

    private final ObjectProvider<IdentityService> identity;

    CurrentActor(ObjectProvider<IdentityService> identity) {
        this.identity = identity;
    }

    public Actor get() {
        Authentication authentication = identity.getObject().getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            return Actor.SYSTEM;
        }
        String id = authentication.getUserId();
        User user = identity.getObject().createUserQuery().userId(id).singleResult();
        return new Actor(id, user == null ? id : name(user));
    }

    /** As the web apps show it, but without a blank in a Chinese name. */
    private static String name(User user) {
        return (Objects.toString(user.getFirstName(), "") + Objects.toString(user.getLastName(), "")).strip();
    }
}
