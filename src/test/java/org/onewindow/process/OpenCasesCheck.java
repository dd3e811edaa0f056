package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.onewindow.deadline.OpenCases;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After whatever tests did with clocks, the table of open cases says what one finds in looking at all clocks. */
class OpenCasesCheck implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        ApplicationContext application = SpringExtension.getApplicationContext(context);
        List<Map<String, Object>> kept = rows(application);
        application.getBean(OpenCases.class).rebuild();
        assertThat(kept).as("open cases").isEqualTo(rows(application));
    }

    private static List<Map<String, Object>> rows(ApplicationContext application) {
        return application
                .getBean(JdbcClient.class)
                .sql("select * from open_case order by case_number, face, part")
                .query()
                .listOfRows();
    }
}
