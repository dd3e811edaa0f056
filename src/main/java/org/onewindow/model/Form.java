package org.onewindow.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onewindow.web.BadFieldException;

/**
 * A Camunda Form 表单. Tasklist checks a form in the browser only; this checks the same rules on the server.
 *
 * @param fields the fields that take a value, in the form's order
 */
public record Form(List<FormField> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws UncheckedIOException if it is not a form */
    public static Form parse(InputStream source) {
        try (source) {
            List<FormField> fields = new ArrayList<>();
            collect(JSON.readTree(source), List.of(), fields);
            return new Form(List.copyOf(fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode parent, List<String> hiddenWith, List<FormField> fields) {
        for (JsonNode component : parent.path("components")) {
            String hide = component.path("conditional").path("hide").asText(null);
            if (component.has("key")) {
                fields.add(new FormField(component, hiddenWith));
            }
            List<String> within = new ArrayList<>(hiddenWith);
            if (hide != null) {
                within.add(hide);
            }
            collect(component, within, fields);
        }
    }

    /**
     * Checks submitted values.
     *
     * @param submitted field keys and values, as the engine's variables
     * @param known the variables that are there already; conditions and options may read them
     * @return the submitted values without those of hidden and of disabled fields, which nobody can have entered
     * @throws BadFieldException for the first field with a missing or impossible value, or the first key that is no
     *     field of the form
     */
    public Map<String, Object> checked(Map<String, Object> submitted, Map<String, Object> known) {
        Map<String, FormField> byKey = fields.stream().collect(Collectors.toMap(FormField::key, Function.identity()));
        submitted.keySet().stream()
                .filter(key -> !byKey.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new BadFieldException(key, "表单没有字段“%s”".formatted(key));
                });
        Map<String, Object> all = new HashMap<>(known);
        // What a field of this form held before is not what is submitted now.
        byKey.keySet().forEach(all::remove);
        all.putAll(submitted);
        Map<String, Object> taken = new HashMap<>(submitted);
        for (FormField field : fields) {
            if (field.isDisabled() || field.isHidden(all)) {
                taken.remove(field.key());
            } else {
                field.check(submitted.get(field.key()), all);
            }
        }
        return taken;
    }
}
