package org.onewindow.rehearsal.process;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.onewindow.organisation.ReferenceFile;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The demo's people, {@code demo/accounts.csv}. */
@Component
@Profile("demo")
class DemoAccounts {

    /** The password of them all. */
    static final String PASSWORD = "onewindow";

    private final IdentityService identity;

    private final Supplier<List<Account>> all = SingletonSupplier.of(() -> ReferenceFile.read(
            "demo/accounts.csv",
            row -> new Account(
                    row.get("id"),
                    row.get("name"),
                    List.of(row.get("districts").split(" ")),
                    List.of(row.get("groups").split(" ")))));

    DemoAccounts(IdentityService identity) {
        this.identity = identity;
    }

    /** One person, with the groups and the districts they belong to. */
    record Account(String id, String name, List<String> districts, List<String> groups) {}

    List<Account> all() {
        return all.get();
    }

    /** Somebody of a group in a district. */
    Account member(String district, String group) {
        return all().stream()
                .filter(each ->
                        each.districts().contains(district) && each.groups().contains(group))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("演示账号中没有%s的%s".formatted(district, group)));
    }

    void create() {
        all().forEach(account -> {
            User user = identity.newUser(account.id());
            // The web apps show "first last", which turns a Chinese name round; so the whole name is the first name.
            user.setFirstName(account.name());
            user.setLastName("");
            user.setPassword(PASSWORD);
            identity.saveUser(user);
            account.groups().forEach(group -> identity.createMembership(account.id(), group));
            account.districts().forEach(district -> identity.createTenantUserMembership(district, account.id()));
        });
    }
}
