package org.onewindow.cockpit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.onewindow.cockpit.ProcessesOfCase.Instance;
import org.onewindow.model.FormField;
import org.onewindow.teamwork.process.People;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What was entered and changed in a case: the variables of its processes, each with its old and its new value, in the
 * words of the forms. What one process only passes on to another is no change.
 */
@Service
class ChangedValues {

    private static final String PERSONAL = "（个人信息，不显示）";
    private static final int LONGEST = 500;

    /** A single character stands in other words, too. */
    private static final int SHORTEST = 2;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final HistoryService history;
    private final FormsOfProcess forms;
    private final People people;
    private final JdbcClient database;
    private final Clock clock;

    ChangedValues(HistoryService history, FormsOfProcess forms, People people, JdbcClient database, Clock clock) {
        this.history = history;
        this.forms = forms;
        this.people = people;
        this.database = database;
        this.clock = clock;
    }

    /**
     * A value that was set.
     *
     * @param at local
     * @param actor who entered it; null if the process set it by itself
     * @param step the task or event where it was set; null if it is not known
     * @param name what the form calls it; the variable's name where no form asks for it
     * @param from what it was before; null for nothing
     * @param to what it is since; null for nothing
     * @param asked whether a form asks for it; what is not asked is the process's own
     */
    record Change(LocalDateTime at, String actor, String step, String name, String from, String to, boolean asked) {}

    /**
     * What was found.
     *
     * @param changes the oldest in front
     * @param personal texts that are somebody's personal data, and are to be shown nowhere else either
     */
    record Found(List<Change> changes, Set<String> personal) {

        /** A text in which something of it may stand, without that. */
        String without(String text) {
            String shown = text;
            for (String each : personal) {
                shown = shown.replace(each, PERSONAL);
            }
            return shown;
        }
    }

    private record Place(String node, String name, String type) {}

    /** What was set in some processes of a case, at least one. */
    Found of(List<Instance> processes) {
        String[] ids = processes.stream().map(Instance::id).toArray(String[]::new);
        Map<String, String> definitions =
                processes.stream().collect(Collectors.toMap(Instance::id, Instance::definition));
        List<HistoricVariableUpdate> updates = new ArrayList<>();
        for (HistoricDetail each : history.createHistoricDetailQuery()
                .variableUpdates()
                .processInstanceIdIn(ids)
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .list()) {
            updates.add((HistoricVariableUpdate) each);
        }
        updates.sort(Comparator.comparing(HistoricVariableUpdate::getTime)
                .thenComparing(HistoricVariableUpdate::getRevision)
                .thenComparing(HistoricVariableUpdate::getVariableName));
        Map<String, Place> places = places(List.of(ids));
        Map<String, String> users = users(List.of(ids));
        FormsOfProcess.Fields fields = forms.of(processes);

        Set<String> personal = fields.personal();
        Set<String> texts = new HashSet<>();
        Map<String, Object> latest = new HashMap<>();
        Map<String, String> ofInstance = new HashMap<>();
        Map<String, String> ofCase = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        for (HistoricVariableUpdate update : updates) {
            String name = update.getVariableName();
            Place place = places.get(update.getActivityInstanceId());
            Optional<FormField> field = fields.field(
                    definitions.get(update.getProcessInstanceId()), place == null ? null : place.node(), name);
            String to = shown(update, field, latest);
            boolean isKnown = ofInstance.containsKey(update.getVariableInstanceId());
            String from = ofInstance.put(update.getVariableInstanceId(), to);
            boolean isEntered = place != null && place.type().equals("userTask");
            boolean isPassedOn = !isEntered && ofCase.containsKey(name) && Objects.equals(ofCase.get(name), to);
            if (isPassedOn || (isKnown ? Objects.equals(from, to) : to == null)) {
                continue;
            }
            ofCase.put(name, to);
            boolean isPersonal = personal.contains(name);
            if (isPersonal && to != null && to.length() >= SHORTEST) {
                texts.add(to);
            }
            changes.add(new Change(
                    LocalDateTime.ofInstant(update.getTime().toInstant(), clock.getZone()),
                    users.get(update.getUserOperationId()),
                    place == null ? null : place.name(),
                    field.map(FormField::label).orElse(name),
                    isPersonal && from != null ? PERSONAL : from,
                    isPersonal && to != null ? PERSONAL : to,
                    field.isPresent()));
        }
        return new Found(changes, texts);
    }

    private Map<String, Place> places(List<String> instances) {
        Map<String, Place> places = new HashMap<>();
        database.sql("select id_, act_id_, act_name_, act_type_ from act_hi_actinst where proc_inst_id_ in (:ids)")
                .param("ids", instances)
                .query(row -> {
                    places.put(
                            row.getString("id_"),
                            new Place(
                                    row.getString("act_id_"), row.getString("act_name_"), row.getString("act_type_")));
                });
        return places;
    }

    /** Who did each of the operations in some processes. */
    private Map<String, String> users(List<String> instances) {
        Map<String, String> users = new HashMap<>();
        database.sql("select distinct operation_id_, user_id_ from act_hi_op_log"
                        + " where proc_inst_id_ in (:ids) and user_id_ is not null")
                .param("ids", instances)
                .query(row -> {
                    users.put(row.getString("operation_id_"), row.getString("user_id_"));
                });
        Map<String, String> names = people.names(List.copyOf(users.values()));
        users.replaceAll((operation, user) -> names.getOrDefault(user, user));
        return users;
    }

    private String shown(HistoricVariableUpdate update, Optional<FormField> field, Map<String, Object> latest) {
        Object value = update.getTypedValue().getType().isPrimitiveValueType()
                        || update.getTypeName().equals("json")
                ? update.getValue()
                : "（%s）".formatted(update.getTypeName());
        latest.put(update.getVariableName(), value);
        if (value == null) {
            return null;
        }
        String text = field.map(each -> each.shown(value, latest)).orElseGet(() -> plain(value));
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private String plain(Object value) {
        if (value instanceof Date date) {
            return TIME.format(LocalDateTime.ofInstant(date.toInstant(), clock.getZone()));
        }
        if (value instanceof Boolean is) {
            return is ? "是" : "否";
        }
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : value.toString();
    }
}
