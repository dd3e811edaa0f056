package org.onewindow.teamwork.process;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may work on tasks, by names. Asks in the engine's own name: a clerk may know their colleagues, not all accounts. */
@Component
public class People {

    private final ObjectProvider<ProcessEngine> engine;
    private final JdbcClient database;

    People(ObjectProvider<ProcessEngine> engine, JdbcClient database) {
        this.engine = engine;
        this.database = database;
    }

    /** Somebody with an account. */
    public record Person(String id, String name) {}

    /** The names of some users; one whose account is gone is called by the id. One query. */
    public Map<String, String> names(Collection<String> users) {
        List<String> asked = users.stream().filter(Objects::nonNull).distinct().toList();
        Map<String, String> names = new LinkedHashMap<>();
        asked.forEach(each -> names.put(each, each));
        if (!asked.isEmpty()) {
            withoutAuthorization(() -> engine.getObject()
                            .getIdentityService()
                            .createUserQuery()
                            .userIdIn(asked.toArray(String[]::new))
                            .list())
                    .forEach(each -> names.put(each.getId(), name(each)));
        }
        return names;
    }

    /** The members of a group in a district, by their ids. */
    public List<Person> members(String group, String district) {
        return withoutAuthorization(() -> engine.getObject()
                        .getIdentityService()
                        .createUserQuery()
                        .memberOfGroup(group)
                        .memberOfTenant(district)
                        .orderByUserId()
                        .asc()
                        .list())
                .stream()
                .map(each -> new Person(each.getId(), name(each)))
                .toList();
    }

    /** The candidate groups of some open tasks, by task; one query. */
    public Map<String, List<String>> groups(Collection<String> tasks) {
        return tasks.isEmpty()
                ? Map.of()
                : database
                        .sql("""
                        select task_id_, group_id_ from act_ru_identitylink
                        where type_ = 'candidate' and group_id_ is not null and task_id_ in (:tasks) order by group_id_""")
                        .param("tasks", List.copyOf(tasks))
                        .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                each -> each.get(0), Collectors.mapping(each -> each.get(1), Collectors.toList())));
    }

    <T> T withoutAuthorization(Callable<T> what) {
        return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(what));
    }

    /** As the web apps show it, but without a blank in a Chinese name. */
    private static String name(User user) {
        String name = (Objects.toString(user.getFirstName(), "") + Objects.toString(user.getLastName(), "")).strip();
        return name.isEmpty() ? user.getId() : name;
    }
}
