package org.onewindow.construction.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** What the admission decisions read and FEEL cannot find out itself, as diagrams name it: {@code admission}. */
@Component("admission")
public class AdmissionSteps {

    /** Sets {@code specialWorksCount}: how many of 高切坡, 深基坑, 高填方 the application names. */
    public void countSpecialWorks(DelegateExecution execution) {
        Object works = execution.getVariable("specialWorks");
        execution.setVariable(
                "specialWorksCount",
                works instanceof SpinJsonNode json ? json.elements().size() : 0);
    }
}
