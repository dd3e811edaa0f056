package org.onewindow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Chinese of the four web apps against the English that this version of Camunda brings. */
class LocalesTest {

    private static final String LOCALE = "/META-INF/resources/webjars/camunda/app/%s/locales/%s.json";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{.*?}}");
    private static final Pattern WORD = Pattern.compile("[a-z]{3,}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Names of products and of what the engine calls so, which are not translated. */
    private static final Set<String> NAMES =
            Set.of("Camunda", "Camunda Cockpit", "Cockpit", "Tasklist", "Admin", "Optimize");

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cockpit", "tasklist", "welcome"})
    void nothingIsLeftInEnglish(String app) throws IOException {
        Map<String, String> english = texts(app, "en");
        Map<String, String> chinese = texts(app, "zh-CN");
        assertThat(english).hasSizeGreaterThan(100);
        assertThat(chinese.keySet()).as("keys").containsAll(english.keySet());
        english.forEach((key, text) -> {
            String translated = chinese.get(key);
            assertThat(variables(translated)).as(key).containsExactlyInAnyOrderElementsOf(variables(text));
            if (WORD.matcher(text).find()) {
                assertThat(translated).as(key).isNotBlank();
            }
            if (key.startsWith("/labels/") && WORD.matcher(translated).find() && !NAMES.contains(translated)) {
                assertThat(translated).as(key).containsPattern(HAN);
            }
        });
    }

    private static List<String> variables(String text) {
        return VARIABLE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Map<String, String> texts(String app, String language) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (InputStream file = LocalesTest.class.getResourceAsStream(LOCALE.formatted(app, language))) {
            collect("", new ObjectMapper().readTree(file), texts);
        }
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> into) {
        if (node.isValueNode()) {
            into.put(path, node.asText());
        }
        node.fields().forEachRemaining(each -> collect(path + "/" + each.getKey(), each.getValue(), into));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(path + "/" + i, node.get(i), into);
        }
    }
}
