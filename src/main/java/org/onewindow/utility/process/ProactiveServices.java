package org.onewindow.utility.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.process.CaseProcesses;
import org.onewindow.casefile.process.ServiceItem;
import org.onewindow.casefile.process.ServiceItems;
import org.onewindow.organisation.process.CurrentActor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells the providers of water, power and gas early of who will need them 主动服务, as diagrams name it: {@code
 * proactiveService}.
 */
@Component("proactiveService")
public class ProactiveServices {

    /** What an application and the form of the contact both ask for. */
    private static final List<String> SAME = List.of(
            "applicantName",
            "contactName",
            "applicantPhone",
            "projectName",
            "projectAddress",
            "pipeDiameter",
            "powerCapacity",
            "gasDemand");

    private final CaseFiles cases;
    private final CaseProcesses processes;
    private final ServiceItems items;
    private final ObjectProvider<DecisionService> decisions;
    private final CurrentActor actor;

    ProactiveServices(
            CaseFiles cases,
            CaseProcesses processes,
            ServiceItems items,
            ObjectProvider<DecisionService> decisions,
            CurrentActor actor) {
        this.cases = cases;
        this.processes = processes;
        this.items = items;
        this.decisions = decisions;
        this.actor = actor;
    }

    /** Pushes what is known of the case to the providers that the table {@code proactive-services} names for its item. */
    public void push(DelegateExecution execution) {
        CaseFile file = cases.get(execution.getProcessBusinessKey());
        List<ServiceItem> offered = decisions
                .getObject()
                .evaluateDecisionTableByKey("proactive-services")
                .variables(Map.of("information", file.getItem()))
                .evaluate()
                .<String>collectEntries("item")
                .stream()
                .map(items::get)
                .toList();
        if (offered.isEmpty()) {
            return;
        }
        cases.record(
                file.getNumber(),
                actor.get(),
                "推送信息，主动服务：" + offered.stream().map(ServiceItem::name).collect(Collectors.joining("、")));
        offered.forEach(each -> processes.start(file, "InformationPushed", about(execution, file, each)));
    }

    private static Map<String, Object> about(DelegateExecution execution, CaseFile file, ServiceItem offered) {
        Map<String, Object> about = new HashMap<>();
        about.put("item", offered.id());
        about.put("itemName", offered.name());
        about.put("pushedItemName", file.getItemName());
        about.put("contactPhone", file.getApplicantPhone());
        about.put("applicantPhone", file.getApplicantPhone());
        about.put("contactName", execution.getVariable("contactName"));
        about.put("projectAddress", execution.getVariable("projectAddress"));
        return about;
    }

    /** Applies for the applicant; the pushed case has the materials already. */
    public void apply(DelegateExecution execution) {
        CaseFile earlier = cases.get(execution.getProcessBusinessKey());
        Map<String, Object> application = new HashMap<>();
        SAME.stream()
                .filter(name -> execution.getVariable(name) != null)
                .forEach(name -> application.put(name, execution.getVariable(name)));
        application.put("item", execution.getVariable("applyItem"));
        application.put("applicantIdNumber", earlier.getApplicantIdNumber());
        application.put("earlierCase", earlier.getNumber());
        String number = processes.apply("utility-connection", earlier.getDistrict(), application);
        cases.record(earlier.getNumber(), actor.get(), "主动服务：已发起报装申请，办件编号" + number);
    }

    /** Notes why the applicant does not apply. */
    public void decline(DelegateExecution execution) {
        cases.record(
                execution.getProcessBusinessKey(),
                actor.get(),
                "主动服务：未发起%s，原因：%s"
                        .formatted(execution.getVariable("itemName"), execution.getVariable("contactReason")));
    }
}
