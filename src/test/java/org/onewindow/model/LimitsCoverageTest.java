package org.onewindow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onewindow.organisation.ReferenceFile;

/**
 * Every figure of the policy documents is a row of a limits table with the same amount, unit and district, whose basis
 * names document and measure, or is listed with the reason why not.
 */
class LimitsCoverageTest {

    private static final Map<String, String> UNITS =
            Map.of("WD", "WORKING_DAY", "D", "CALENDAR_DAY", "min", "WORKING_MINUTE");

    /** The city's document holds in all districts. */
    private static final String CITY = "chongqing2020";

    /** Figures of one measure may be alike; these say which item has which. */
    private static final Map<String, String> ITEMS = Map.of(
            "water_", "utility-water",
            "lv_power_", "utility-power-low",
            "power_10kv_", "utility-power-10kv",
            "hv_power_", "utility-power-10kv",
            "gas_", "utility-gas");

    private static List<Figure> figures;
    private static Map<List<String>, String> exceptions;
    private static List<Map<String, String>> rows;

    /** A line of limits.csv. */
    record Figure(String document, String number, String measure, String key, String amount, String unit) {

        List<String> id() {
            return List.of(document, measure, key);
        }

        String district() {
            return document.equals(CITY) ? "" : document.replaceAll("\\d", "");
        }

        boolean isAverage() {
            return key.endsWith("_avg");
        }

        boolean isIn(Map<String, String> row) {
            return amount.equals(row.get("amount"))
                    && UNITS.getOrDefault(unit, "none").equals(row.get("unit"))
                    && district().equals(row.getOrDefault("district", ""))
                    && isAverage() == "true".equals(row.get("average"))
                    && ITEMS.entrySet().stream()
                            .filter(each -> key.startsWith(each.getKey()))
                            .allMatch(each -> each.getValue().equals(row.get("item")))
                    && Pattern.compile(Pattern.quote(number + measure) + "(?!\\d)")
                            .matcher(row.getOrDefault("basis", ""))
                            .find();
        }
    }

    @BeforeAll
    static void read() throws IOException {
        figures = ReferenceFile.read(
                "limits.csv",
                row -> new Figure(
                        row.get("doc"),
                        row.get("doc_number"),
                        row.get("seq"),
                        row.get("key"),
                        row.get("value"),
                        row.get("unit")));
        exceptions = new HashMap<>();
        ReferenceFile.read(
                "limits-exceptions.csv",
                row -> exceptions.put(List.of(row.get("doc"), row.get("seq"), row.get("key")), row.get("reason")));
        try (Stream<Path> files = Files.walk(Path.of("bpmn"))) {
            rows = files.filter(file -> file.toString().endsWith(".dmn"))
                    .flatMap(file ->
                            Dmn.readModelFromFile(file.toFile()).getModelElementsByType(DecisionTable.class).stream())
                    .flatMap(LimitsCoverageTest::rowsOf)
                    .toList();
        }
    }

    /** The rows of a table of limits, by the names of inputs and outputs; none of another table. */
    private static Stream<Map<String, String>> rowsOf(DecisionTable table) {
        List<String> names = new ArrayList<>();
        table.getInputs().stream().map(Input::getCamundaInputVariable).forEach(names::add);
        table.getOutputs().stream().map(Output::getName).forEach(names::add);
        if (!names.containsAll(Set.of("amount", "unit", "basis"))) {
            return Stream.empty();
        }
        return table.getRules().stream().map(rule -> {
            List<String> cells = cells(rule);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(names.get(i), cells.get(i));
            }
            return row;
        });
    }

    private static List<String> cells(Rule rule) {
        return Stream.concat(
                        rule.getInputEntries().stream().map(each -> each.getTextContent()),
                        rule.getOutputEntries().stream().map(each -> each.getTextContent()))
                .map(text -> text.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }

    static List<Figure> figures() throws IOException {
        read();
        return figures;
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureIsInATableOrHasAReason(Figure figure) {
        List<Map<String, String>> found = rows.stream().filter(figure::isIn).toList();
        String reason = exceptions.get(figure.id());
        if (reason == null) {
            assertThat(found).as("rows of limits tables for %s", figure).isNotEmpty();
        } else {
            assertThat(found)
                    .as("rows for %s, which limits-exceptions.csv says there are none of: %s", figure, reason)
                    .isEmpty();
            assertThat(reason).isNotBlank();
        }
    }

    @Test
    void everyExceptionIsOfAFigure() {
        assertThat(figures.stream().map(Figure::id).collect(Collectors.toSet())).containsAll(exceptions.keySet());
    }

    @Test
    void figuresAreNamedOnce() {
        assertThat(figures).hasSize(146).extracting(Figure::id).doesNotHaveDuplicates();
    }
}
