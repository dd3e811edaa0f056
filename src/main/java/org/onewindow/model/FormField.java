package org.onewindow.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.json.SpinJsonNode;
import org.onewindow.web.BadFieldException;

/** One field of a {@link Form} with the rules that Camunda Forms know. */
public final class FormField {

    private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    private static final Pattern NAMED = Pattern.compile("\\{\\{(\\w+)}}");

    private final JsonNode component;
    private final JsonNode rules;
    private final List<String> hiddenWith;

    /** @param hiddenWith the conditions that hide the groups around it */
    FormField(JsonNode component, List<String> hiddenWith) {
        this.component = component;
        this.rules = component.path("validate");
        this.hiddenWith = hiddenWith;
    }

    /** The variable that it sets. */
    public String key() {
        return component.path("key").asText();
    }

    /** What it is called on the form. */
    public String label() {
        return component.path("label").asText(key());
    }

    /** Whether the form marks it, by the property {@code personal}, as something that only who works on a case sees. */
    public boolean isPersonal() {
        return component.path("properties").path("personal").asBoolean();
    }

    /**
     * A value of it as a reader of the form understands it: the names of options, yes and no.
     *
     * @param value as the engine has it, not null
     * @param values other variables, one of which may list the options
     */
    public String shown(Object value, Map<String, Object> values) {
        List<?> several = list(value);
        if (several != null) {
            return several.stream().map(each -> one(each, values)).collect(Collectors.joining("、"));
        }
        return one(value, values);
    }

    private String one(Object value, Map<String, Object> values) {
        if (value instanceof Boolean is) {
            return is ? "是" : "否";
        }
        if (value instanceof Number number) {
            BigDecimal plain = new BigDecimal(number.toString()).stripTrailingZeros();
            return plain.toPlainString();
        }
        for (JsonNode option : component.path("values")) {
            if (option.path("value").asText().equals(value.toString())) {
                return option.path("label").asText();
            }
        }
        if (values.get(component.path("valuesKey").asText()) instanceof SpinJsonNode listed && listed.isArray()) {
            for (SpinJsonNode option : listed.elements()) {
                if (option.isObject() && option.prop("value").stringValue().equals(value.toString())) {
                    return option.prop("label").stringValue();
                }
            }
        }
        return value.toString();
    }

    boolean isDisabled() {
        return component.path("disabled").asBoolean()
                || component.path("readonly").asBoolean();
    }

    boolean isHidden(Map<String, Object> values) {
        return hiddenWith.stream().anyMatch(condition -> holds(condition, values))
                || holds(component.path("conditional").path("hide").asText(null), values);
    }

    private static boolean holds(String condition, Map<String, Object> values) {
        return condition != null
                && Boolean.TRUE.equals(FEEL.evaluateSimpleExpression(
                        condition.replaceFirst("^=", ""),
                        Variables.fromMap(values).asVariableContext()));
    }

    /**
     * @param value what was submitted, null for nothing
     * @param values everything that is known, for options that a variable lists
     * @throws BadFieldException if it breaks a rule
     */
    void check(Object value, Map<String, Object> values) {
        if (isEmpty(value)) {
            if (rules.path("required").asBoolean()) {
                throw refused("必须填写");
            }
            return;
        }
        switch (component.path("type").asText()) {
            case "textfield", "textarea" -> checkText(value);
            case "number" -> checkNumber(value, values);
            case "checkbox" -> {
                if (!(value instanceof Boolean)) {
                    throw refused("只能是“是”或“否”");
                }
            }
            case "radio", "select" -> checkOption(value, options(values));
            case "checklist", "taglist" -> checkOptions(value, options(values));
            case "datetime" -> checkDate(value);
            default ->
                throw refused("不支持的字段类型“%s”".formatted(component.path("type").asText()));
        }
    }

    /** A box that must be ticked counts as empty when it is not. */
    private static boolean isEmpty(Object value) {
        return value == null
                || Boolean.FALSE.equals(value)
                || value instanceof String text && text.isBlank()
                || list(value) != null && list(value).isEmpty();
    }

    private void checkText(Object value) {
        if (!(value instanceof String text)) {
            throw refused("必须是文字");
        }
        // A browser sends no such thing, and in Java $ matches before a line break at the end.
        if (component.path("type").asText().equals("textfield") && text.chars().anyMatch(Character::isISOControl)) {
            throw refused("不能有换行等控制字符");
        }
        int max = rules.path("maxLength").asInt(4000);
        if (text.length() > max) {
            throw refused("不能超过%d个字".formatted(max));
        }
        if (text.length() < rules.path("minLength").asInt(0)) {
            throw refused("不能少于%d个字".formatted(rules.path("minLength").asInt()));
        }
        String pattern = rules.path("pattern").asText("");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            throw refused("格式不正确");
        }
    }

    private void checkNumber(Object value, Map<String, Object> values) {
        // A number that is submitted as a text is exact; one of JavaScript is a double.
        boolean isText = component.path("serializeToString").asBoolean();
        if (isText && !(value instanceof String text && PLAIN.matcher(text).matches())) {
            throw refused("必须是数字");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(isText ? (String) value : ((Number) value).toString());
        } catch (ClassCastException | NumberFormatException e) { // no number at all, NaN, infinite
            throw refused("必须是数字");
        }
        if (rules.has("min") && number.compareTo(rules.get("min").decimalValue()) < 0) {
            throw refused("不能小于" + rules.get("min").asText() + hint(values));
        }
        if (rules.has("max") && number.compareTo(rules.get("max").decimalValue()) > 0) {
            throw refused("不能大于" + rules.get("max").asText() + hint(values));
        }
        int digits = component.path("decimalDigits").asInt(Integer.MAX_VALUE);
        if (number.stripTrailingZeros().scale() > digits) {
            throw refused("小数不能超过%d位".formatted(digits));
        }
    }

    private void checkDate(Object value) {
        try {
            LocalDate.parse((String) value);
        } catch (ClassCastException | DateTimeParseException e) {
            throw refused("必须是形如2026-11-02的日期");
        }
    }

    private void checkOption(Object value, List<String> options) {
        if (!options.contains(value.toString())) {
            throw refused("没有选项“%s”".formatted(value));
        }
    }

    private void checkOptions(Object value, List<String> options) {
        List<?> chosen = list(value);
        if (chosen == null) {
            throw refused("必须是选项的列表");
        }
        chosen.forEach(each -> checkOption(each, options));
    }

    private List<String> options(Map<String, Object> values) {
        List<String> options = new ArrayList<>();
        component
                .path("values")
                .forEach(option -> options.add(option.path("value").asText()));
        if (values.get(component.path("valuesKey").asText()) instanceof SpinJsonNode listed) {
            listed.elements()
                    .forEach(option ->
                            options.add(option.isObject() ? option.prop("value").stringValue() : option.stringValue()));
        }
        return options;
    }

    private static List<?> list(Object value) {
        if (value instanceof SpinJsonNode json && json.isArray()) {
            return json.elements().stream()
                    .map(each -> each.isString() ? each.stringValue() : each.toString())
                    .toList();
        }
        return value instanceof Collection<?> many ? List.copyOf(many) : null;
    }

    /** What the form says about the field, with the variables that it names: there it says why there is a bound. */
    private String hint(Map<String, Object> values) {
        String description = component.path("description").asText("");
        return description.isEmpty()
                ? ""
                : "。"
                        + NAMED.matcher(description)
                                .replaceAll(name ->
                                        Matcher.quoteReplacement(Objects.toString(values.get(name.group(1)), "")));
    }

    private BadFieldException refused(String why) {
        String label = component.path("label").asText(key());
        return new BadFieldException(key(), "字段“%s”（%s）%s".formatted(label, key(), why));
    }
}
