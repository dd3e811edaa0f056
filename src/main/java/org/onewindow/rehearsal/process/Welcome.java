package org.onewindow.rehearsal.process;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a newcomer on the console where to go and what to click first. */
@Component
@Profile("demo")
class Welcome {

    private final String port;

    Welcome(@Value("${server.port:8080}") String port) {
        this.port = port;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        System.out.println("""

                ──────────────────────────────────────────────────────────────────────────────
                 OneWindow 一窗 — demo (accounts and cases exist under spring-boot:run only)

                   Tasklist    http://127.0.0.1:%1$s/camunda/app/tasklist/
                   Cockpit     http://127.0.0.1:%1$s/camunda/app/cockpit/  (工作日历 as admin or jb-owner)
                   Rehearsal   http://127.0.0.1:%1$s/camunda/api/onewindow/rehearsal  (log in as admin first)

                   password of all: %2$s
                   jb-window        window clerk 窗口人员, Jiangbei 江北
                   jb-housing       clerk 经办人, housing 住房城乡建委
                   jb-housing-head  head 负责人 (also jb-planning-head, jb-water-head)
                   jb-planning jb-water jb-power jb-gas jb-greening jb-defence jb-registry   clerks
                   jb-supervision 督查   jb-owner 流程管理员   jb-manager 分管领导
                   dj-…             the same in Dianjiang 垫江;  cq-manager: the whole city;  admin

                 First: log in to Tasklist as jb-window, open the filter 本部门待办, take a task,
                 look at its tabs 时限 and 办件. Then as jb-water-head: 已超期.
                ──────────────────────────────────────────────────────────────────────────────
                """.formatted(port, DemoAccounts.PASSWORD));
    }
}
