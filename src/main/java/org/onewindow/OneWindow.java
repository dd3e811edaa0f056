package org.onewindow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** OneWindow 一窗: the multi-department approvals of a district government, on Camunda 7. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OneWindow {

    public static void main(String[] args) {
        SpringApplication.run(OneWindow.class, args);
    }
}
