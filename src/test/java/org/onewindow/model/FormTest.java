package org.onewindow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.web.BadFieldException;

/** The rules of a form, as the server checks them. */
class FormTest {

    private static final String FORM = """
            {"components": [
              {"type": "text", "text": "说明"},
              {"type": "textfield", "key": "name", "label": "姓名",
               "validate": {"required": true, "minLength": 2, "maxLength": 5}},
              {"type": "textfield", "key": "phone", "label": "手机", "validate": {"pattern": "^1[3-9]\\\\d{9}$"}},
              {"type": "textarea", "key": "note", "label": "说明"},
              {"type": "number", "key": "area", "label": "面积", "decimalDigits": 2, "validate": {"min": 0.1, "max": 100},
               "description": "不超过100（{{rule}}）"},
              {"type": "checkbox", "key": "agreed", "label": "同意", "validate": {"required": false}},
              {"type": "radio", "key": "use", "label": "用途",
               "values": [{"label": "工业", "value": "industrial"}, {"label": "其他", "value": "other"}]},
              {"type": "textfield", "key": "otherUse", "label": "其他用途", "validate": {"required": true},
               "conditional": {"hide": "=use != \\"other\\""}},
              {"type": "select", "key": "method", "label": "方式", "values": [{"label": "邮寄", "value": "post"}]},
              {"type": "checklist", "key": "works", "label": "工程", "values": [{"label": "深基坑", "value": "pit"}]},
              {"type": "checklist", "key": "materials", "label": "材料", "valuesKey": "materialOptions"},
              {"type": "datetime", "subtype": "date", "key": "day", "label": "日期"},
              {"type": "textfield", "key": "number", "label": "编号", "disabled": true},
              {"type": "number", "key": "budget", "label": "预算", "decimalDigits": 2, "serializeToString": true,
               "validate": {"min": 0.01, "max": 999999999999.99}},
              {"type": "group", "label": "组", "conditional": {"hide": "=use != \\"other\\""}, "components": [
                {"type": "textfield", "key": "inGroup", "label": "组内", "validate": {"required": true}},
                {"type": "group", "label": "内组", "conditional": {"hide": "=method = \\"post\\""}, "components": [
                  {"type": "textfield", "key": "inInner", "label": "内组内", "validate": {"required": true}}
                ]}
              ]}
            ]}""";

    private final Form form = Form.parse(new ByteArrayInputStream(FORM.getBytes(StandardCharsets.UTF_8)));

    @Test
    void takesWhatIsRight() {
        Map<String, Object> submitted = values(
                "name", "陈强",
                "phone", "13800138000",
                "note", "两行\n文字",
                "area", 99.99,
                "agreed", true,
                "use", "industrial",
                "method", "post",
                "works", List.of("pit"),
                "day", "2026-03-02");
        assertThat(form.checked(submitted, Map.of())).isEqualTo(submitted);
    }

    @Test
    void saysWhyThereIsABound() {
        Map<String, Object> submitted = new HashMap<>(values("name", "陈强", "area", 101));
        assertThatThrownBy(() -> form.checked(submitted, Map.of("rule", "第7条$1")))
                .hasMessage("字段“面积”（area）不能大于100。不超过100（第7条$1）");
        assertThatThrownBy(() -> form.checked(submitted, Map.of())).hasMessageEndingWith("不超过100（）");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                // missing
                Arguments.of("name", null, "必须填写"),
                Arguments.of("name", "", "必须填写"),
                Arguments.of("name", " \t ", "必须填写"),
                // type
                Arguments.of("name", 12, "必须是文字"),
                Arguments.of("note", List.of("x"), "必须是文字"),
                Arguments.of("agreed", "true", "只能是"),
                Arguments.of("area", "many", "必须是数字"),
                Arguments.of("area", "12", "必须是数字"),
                Arguments.of("area", true, "必须是数字"),
                Arguments.of("area", Double.NaN, "必须是数字"),
                Arguments.of("works", "pit", "必须是选项的列表"),
                Arguments.of("budget", 12.5, "必须是数字"), // a double is not exact
                Arguments.of("budget", "1e3", "必须是数字"),
                Arguments.of("budget", "1,000", "必须是数字"),
                Arguments.of("budget", "1.001", "小数不能超过2位"),
                Arguments.of("budget", "0", "不能小于0.01"),
                Arguments.of("budget", "-1", "不能小于0.01"),
                Arguments.of("budget", "1000000000000", "不能大于"),
                Arguments.of("day", 20260302, "必须是形如2026-11-02的日期"),
                // length and pattern
                Arguments.of("name", "陈", "不能少于2个字"),
                Arguments.of("name", "一二三四五六", "不能超过5个字"),
                Arguments.of("note", "x".repeat(4001), "不能超过4000个字"),
                Arguments.of("phone", "12800138000", "格式不正确"),
                Arguments.of("phone", "x13800138000", "格式不正确"),
                Arguments.of("phone", "138001380001", "格式不正确"),
                Arguments.of("phone", "13800138000\n", "换行"),
                // bounds and decimals
                Arguments.of("area", 0.09, "不能小于0.1"),
                Arguments.of("area", -1, "不能小于0.1"),
                Arguments.of("area", 100.01, "不能大于100"),
                Arguments.of("area", 1e300, "不能大于100"),
                Arguments.of("area", 1.001, "小数不能超过2位"),
                // options
                Arguments.of("use", "residential", "没有选项“residential”"),
                Arguments.of("use", "", null),
                Arguments.of("method", "counter", "没有选项“counter”"),
                Arguments.of("works", List.of("pit", "tunnel"), "没有选项“tunnel”"),
                Arguments.of("materials", List.of("drawings"), "没有选项“drawings”"),
                // dates
                Arguments.of("day", "2026-02-30", "日期"),
                Arguments.of("day", "2.3.2026", "日期"),
                Arguments.of("day", "2026-03-02T10:00", "日期"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String field, Object value, String why) {
        Map<String, Object> submitted = values("name", "陈强");
        submitted.put(field, value);
        if (why == null) { // nothing chosen where nothing must be
            assertThatCode(() -> form.checked(submitted, Map.of())).doesNotThrowAnyException();
            return;
        }
        BadFieldException refused =
                catchThrowableOfType(BadFieldException.class, () -> form.checked(submitted, Map.of()));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused).hasMessageContaining("（" + field + "）").hasMessageContaining(why);
    }

    @Test
    void takesExactNumbers() {
        Map<String, Object> submitted = values("name", "陈强", "budget", "999999999999.99");
        assertThat(form.checked(submitted, Map.of())).isEqualTo(submitted);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 100, 1.25, 1.10})
    void takesNumbersUpToTheBounds(double area) {
        assertThat(form.checked(values("name", "陈强", "area", area), Map.of())).containsEntry("area", area);
    }

    @Test
    void refusesAFieldThatTheFormDoesNotHave() {
        BadFieldException refused = catchThrowableOfType(
                BadFieldException.class, () -> form.checked(values("name", "陈强", "permitGranted", true), Map.of()));
        assertThat(refused.field()).isEqualTo("permitGranted");
        assertThat(refused).hasMessage("表单没有字段“permitGranted”");
    }

    @Test
    void leavesOutWhatIsHiddenOrDisabled() {
        assertThat(form.checked(
                        values(
                                "name", "陈强",
                                "use", "industrial",
                                "otherUse", "商场",
                                "inGroup", "x",
                                "inInner", "x",
                                "number", "9"),
                        Map.of()))
                .containsOnlyKeys("name", "use");
    }

    @Test
    void asksForWhatTheChoiceShows() {
        assertThatThrownBy(() -> form.checked(values("name", "陈强", "use", "other"), Map.of()))
                .hasMessageContaining("otherUse");
        assertThatThrownBy(() -> form.checked(values("name", "陈强", "use", "other", "otherUse", "商场"), Map.of()))
                .hasMessageContaining("inGroup");
        assertThatThrownBy(() ->
                        form.checked(values("name", "陈强", "use", "other", "otherUse", "商场", "inGroup", "x"), Map.of()))
                .hasMessageContaining("inInner");
        assertThat(form.checked(
                        values(
                                "name", "陈强",
                                "use", "other",
                                "otherUse", "商场",
                                "inGroup", "x",
                                "method", "post",
                                "inInner", "hidden"),
                        Map.of()))
                .containsOnlyKeys("name", "use", "otherUse", "inGroup", "method");
    }

    @Test
    void hidesAGroupInAHiddenGroup() {
        // the inner group's own condition does not hold, but the outer group is hidden
        assertThat(form.checked(values("name", "陈强", "use", "industrial"), Map.of()))
                .containsOnlyKeys("name", "use");
    }

    @Test
    void doesNotBelieveWhatAFieldHeldBefore() {
        // "use" was "other" when the form was filled in the last time; now nothing is chosen
        assertThat(form.checked(values("name", "陈强"), values("use", "other"))).containsOnlyKeys("name");
    }

    @Test
    void readsOptionsFromAVariable() {
        Map<String, Object> known =
                values("materialOptions", Spin.JSON("[{\"label\": \"图纸\", \"value\": \"drawings\"}, \"licence\"]"));
        assertThatCode(() -> form.checked(
                        values("name", "陈强", "materials", Spin.JSON("[\"drawings\", \"licence\"]")), known))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> form.checked(values("name", "陈强", "materials", List.of("photo")), known))
                .hasMessageContaining("没有选项“photo”");
    }

    @Test
    void parsesFormsOnly() {
        assertThatThrownBy(() -> Form.parse(new ByteArrayInputStream("<form>".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static Map<String, Object> values(Object... pairs) {
        Map<String, Object> values = new HashMap<>();
        List<Object> all = new ArrayList<>(Arrays.asList(pairs));
        for (int i = 0; i < all.size(); i += 2) {
            values.put((String) all.get(i), all.get(i + 1));
        }
        return values;
    }

    @Test
    void showsValuesAsAReaderOfTheFormUnderstandsThem() {
        Form form = Form.parse(new ByteArrayInputStream("""
                {"components": [
                  {"type": "radio", "key": "a", "label": "甲", "values": [{"value": "yes", "label": "同意"}]},
                  {"type": "checklist", "key": "b", "label": "乙", "valuesKey": "options"},
                  {"type": "textfield", "key": "c", "properties": {"personal": "true"}}]}""".getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> known = Map.of(
                "options",
                Spin.JSON("[{\"value\": \"x\", \"label\": \"营业执照\"}, {\"value\": \"y\", \"label\": \"施工图\"}]"));
        FormField radio = form.fields().get(0);
        assertThat(radio.label()).isEqualTo("甲");
        assertThat(radio.isPersonal()).isFalse();
        assertThat(radio.shown("yes", known)).isEqualTo("同意");
        assertThat(radio.shown("gone", known)).isEqualTo("gone");
        assertThat(radio.shown(true, known)).isEqualTo("是");
        assertThat(radio.shown(8200.50, known)).isEqualTo("8200.5");
        assertThat(radio.shown(1.0E7, known)).isEqualTo("10000000");
        FormField list = form.fields().get(1);
        assertThat(list.shown(Spin.JSON("[\"y\", \"x\", \"z\"]"), known)).isEqualTo("施工图、营业执照、z");
        assertThat(list.shown(List.of("x"), Map.of())).isEqualTo("x");
        assertThat(form.fields().get(2).isPersonal()).isTrue();
        assertThat(form.fields().get(2).label()).isEqualTo("c");
    }
}
