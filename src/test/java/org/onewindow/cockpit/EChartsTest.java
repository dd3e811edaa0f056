package org.onewindow.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The plugin names ECharts with its version, as the webjar does: an update of one without the other is found here. */
class EChartsTest {

    private static final String CHARTS = "META-INF/resources/webjars/camunda/app/cockpit/onewindow/board/charts.js";

    @Test
    void thePluginLoadsWhatTheWebjarHolds() throws Exception {
        Matcher path = Pattern.compile("'(?:\\.\\./)+(_static/echarts/[^']+)'")
                .matcher(new ClassPathResource(CHARTS).getContentAsString(StandardCharsets.UTF_8));
        assertThat(path.find()).isTrue();
        assertThat(new ClassPathResource("META-INF/resources/" + path.group(1)).exists())
                .as(path.group(1))
                .isTrue();
    }
}
