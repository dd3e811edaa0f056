package org.onewindow.casefile.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.onewindow.casefile.Acceptance;
import org.onewindow.casefile.Application;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.Documents;
import org.onewindow.casefile.IssuedDocument;
import org.onewindow.casefile.Material;
import org.onewindow.casefile.Outcome;
import org.onewindow.organisation.WorkClocks;
import org.onewindow.organisation.process.CurrentActor;
import org.springframework.stereotype.Component;

/** The case file, as diagrams name it: {@code caseFile}. */
@Component("caseFile")
public class CaseFileSteps {

    private final CaseFiles cases;
    private final Documents documents;
    private final ServiceItems items;
    private final WorkClocks clocks;
    private final CurrentActor actor;
    private final Clock clock;

    CaseFileSteps(
            CaseFiles cases,
            Documents documents,
            ServiceItems items,
            WorkClocks clocks,
            CurrentActor actor,
            Clock clock) {
        this.cases = cases;
        this.documents = documents;
        this.items = items;
        this.clocks = clocks;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Opens a case of an item from the application form, and makes its number the process's business key. Belongs on the
     * start event of the item's process. If the form names an {@code earlierCase}, what was handed in there need not be
     * handed in again, and {@code earlierItem} tells what that case was about; it is null without one.
     *
     * @throws org.onewindow.web.BadFieldException if the earlier case is not an accepted one of the applicant
     */
    public void open(DelegateExecution execution, String itemId) {
        ServiceItem item = items.get(itemId);
        String district = execution.getTenantId();
        String earlierNumber = text(execution, "earlierCase");
        CaseFile earlier = earlierNumber == null || earlierNumber.isBlank()
                ? null
                : cases.earlier(earlierNumber, district, text(execution, "applicantIdNumber"));
        Instant receivedAt = receiptNow(district);
        CaseFile file = cases.open(
                new Application(
                        district,
                        itemId,
                        item.name(),
                        text(execution, "projectName"),
                        text(execution, "applicantName"),
                        text(execution, "applicantIdNumber"),
                        text(execution, "applicantPhone")),
                receivedAt,
                items.materials(item, district),
                actor.get());
        if (earlier != null) {
            cases.shareMaterials(file.getNumber(), earlier, actor.get());
        }
        execution.setProcessBusinessKey(file.getNumber());
        execution.setVariable("caseNumber", file.getNumber());
        execution.setVariable("district", district);
        execution.setVariable("item", itemId);
        execution.setVariable("itemName", item.name());
        execution.setVariable("earlierItem", earlier == null ? null : earlier.getItem());
        execution.setVariable("receivedAt", Date.from(receivedAt));
    }

    /** The papers of a case that a notice opened come in now: sets {@code receivedAt} anew. */
    public void receive(DelegateExecution execution) {
        Instant receivedAt = receiptNow(text(execution, "district"));
        cases.receive(number(execution), receivedAt, actor.get());
        execution.setVariable("receivedAt", Date.from(receivedAt));
    }

    private Instant receiptNow(String district) {
        return clocks.of(district)
                .receivedAt(LocalDateTime.now(clock))
                .atZone(clock.getZone())
                .toInstant();
    }

    /** Issues a document; its template may name the process's variables and the latest names of materials. */
    public IssuedDocument issue(DelegateExecution execution, String type) {
        return documents.issue(number(execution), type, values(execution), actor.get());
    }

    /** What the form offers as materials: those of the item that no earlier case has, and those of them that may be promised. */
    public void offerMaterials(DelegateExecution execution) {
        List<Material> materials = cases.materials(number(execution)).stream()
                .filter(each -> each.getStatus() != Material.Status.SHARED)
                .toList();
        execution.setVariable("materialOptions", options(materials));
        execution.setVariable(
                "secondaryMaterialOptions",
                options(materials.stream().filter(each -> !each.isEssential()).toList()));
    }

    /** The materials of {@code missingMaterials} are asked for, once. */
    public void askForCorrection(DelegateExecution execution) {
        cases.askForCorrection(number(execution), list(execution, "missingMaterials"), actor.get());
        execution.setVariable("missingMaterialNames", names(execution, Material.Status.MISSING));
    }

    /** The materials of {@code promisedMaterials} are promised for {@code promisedDate}. */
    public void promiseMaterials(DelegateExecution execution) {
        cases.promiseMaterials(
                number(execution),
                list(execution, "promisedMaterials"),
                LocalDate.parse(text(execution, "promisedDate")),
                actor.get());
        execution.setVariable("promisedMaterialNames", names(execution, Material.Status.PROMISED));
    }

    /** All that was missing is there. */
    public void materialsComplete(DelegateExecution execution) {
        cases.materialsComplete(number(execution), actor.get());
    }

    /**
     * Accepts the case and sets {@code accepted} and {@code acceptedAt}. The clocks run from now, or from the receipt if it is deemed accepted (许可法第三十二条).
     *
     * @param how {@code COMPLETE}, {@code WITH_GAPS} or {@code DEEMED}
     */
    public void accept(DelegateExecution execution, String how) {
        Acceptance acceptance = Acceptance.valueOf(how);
        Instant receivedAt = cases.get(number(execution)).getReceivedAt();
        Instant now = clock.instant();
        // What came in on a day off and is looked at at once counts as received, and so as accepted, when the office
        // opens.
        Instant at = acceptance == Acceptance.DEEMED || now.isBefore(receivedAt) ? receivedAt : now;
        cases.accept(number(execution), acceptance, at, actor.get());
        execution.setVariable("accepted", true);
        execution.setVariable("acceptedAt", Date.from(at));
    }

    /** Notes how the result was delivered: who collects it at the {@code counter} came to the window once more. */
    public void deliver(DelegateExecution execution) {
        if ("counter".equals(execution.getVariable("deliveryMethod"))) {
            cases.visited(number(execution));
        }
    }

    /** Closes the case, if it is not closed. */
    public void close(DelegateExecution execution, String outcome) {
        cases.close(number(execution), Outcome.valueOf(outcome), actor.get());
    }

    /** Revokes what was granted and closes the case. */
    public void revoke(DelegateExecution execution) {
        cases.revoke(number(execution), actor.get());
    }

    /** Adds a line to the case's record. */
    public void record(DelegateExecution execution, String text) {
        cases.record(number(execution), actor.get(), text);
    }

    private Map<String, ?> values(DelegateExecution execution) {
        Map<String, Object> values = execution.getVariables();
        values.replaceAll((name, value) -> {
            if (value instanceof SpinJsonNode json && json.isArray()) {
                return json.elements().stream()
                        .map(each -> each.isString() ? each.stringValue() : each.toString())
                        .toList();
            }
            // marks for the owner what no document lays down; it is not for applicants
            return value instanceof String text ? text.replace("[配]", "") : value;
        });
        return values;
    }

    private String names(DelegateExecution execution, Material.Status status) {
        return cases.materials(number(execution)).stream()
                .filter(material -> material.getStatus() == status)
                .map(Material::getName)
                .collect(Collectors.joining("；"));
    }

    private static Object options(List<Material> materials) {
        return SpinValues.jsonValue(Spin.JSON(materials.stream()
                        .map(each -> Map.of("label", each.getName(), "value", each.getCode()))
                        .toList()))
                .create();
    }

    private static List<String> list(DelegateExecution execution, String name) {
        Object value = execution.getVariable(name);
        if (value instanceof SpinJsonNode json && json.isArray()) {
            return json.elements().stream().map(SpinJsonNode::stringValue).toList();
        }
        return value instanceof Collection<?> many
                ? many.stream().map(Object::toString).toList()
                : List.of();
    }

    private static String text(DelegateExecution execution, String name) {
        return (String) execution.getVariable(name);
    }

    private static String number(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
