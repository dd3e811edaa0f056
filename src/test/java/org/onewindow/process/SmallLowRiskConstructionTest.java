package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseState;
import org.onewindow.casefile.Outcome;
import org.springframework.beans.factory.annotation.Autowired;

/** 小低项目 from the window to the title deed. 2 March 2026 is a Monday. */
@ProcessTest("small-low-risk-construction")
class SmallLowRiskConstructionTest {

    @Autowired
    private Office office;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void runsFromTheWindowToTheTitleDeed() {
        CaseFile file = accepted();
        assertThat(file.getNumber()).matches("JB-2026-\\d{6}");
        permits();
        assertThat(office.openTasks()).containsExactly("checkDrawings", "inspectSite", "surveyWater", "verifyFacts");
        office.setClock("2026-03-05T10:00");
        office.complete("inspectSite", Forms.siteInspection());
        office.complete("checkDrawings", "drawingQuality", "good");
        office.complete("verifyFacts", "factsTrue", "yes");
        office.complete(
                "surveyWater",
                "waterSurveyOn",
                "2026-03-05",
                "waterSurveyors",
                "供水张伟、排水刘洋",
                "pipeDiameter",
                40,
                "waterScheme",
                "DN40接入市政管网");
        office.complete("connectPipes", "waterConnectedOn", "2026-03-06", "waterMeterNumber", "S1001", "userCost", 0);
        office.complete("takeAcceptance", "completedOn", "2026-03-05", "surveyReport", "DC-1", "qualityReport", true);
        office.complete(
                "surveyJointly",
                "jointSurveyOn",
                "2026-03-05",
                "jointSurveyors",
                "住建、规划、人防、城管",
                "jointSurveyNote",
                "现场符合");
        assertThat(office.tasks("giveOpinion"))
                .extracting(office::group)
                .containsExactlyInAnyOrder(
                        "housing-urban-rural-construction",
                        "planning-natural-resources",
                        "civil-air-defence",
                        "urban-management");
        office.tasks("giveOpinion").forEach(task -> office.complete(task, "opinion", "pass", "opinionText", "同意"));
        office.complete("verifyPlanning", "planningConforms", true, "verificationNumber", "GH-1");
        assertThat(office.group(office.task("registerProperty"))).isEqualTo("property-registration-centre");
        office.complete("registerProperty", "registeredOn", "2026-03-06", "propertyCertificate", "渝（2026）江北区不动产权第1号");
        office.complete("deliverResults", "deliveryMethod", "counter", "recipient", "陈强", "deliveredOn", "2026-03-06");
        file = office.reload(file);
        assertThat(file.getState()).isEqualTo(CaseState.CLOSED);
        assertThat(file.getOutcome()).isEqualTo(Outcome.COMPLETED);
        office.complete("recordRating", "rating", "verySatisfied");
        office.complete("checkUse", "useCheckedOn", "2026-03-06", "useResult", "within");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.documents(file))
                .containsExactly(
                        "receipt",
                        "acceptance-notice",
                        "planning-permit",
                        "construction-permit",
                        "inspection-record",
                        "acceptance-opinion",
                        "completion-filing",
                        "planning-verification");
        assertThat(office.record(file)).contains("收件", "受理", "推送不动产登记", "结案：办结");
    }

    private CaseFile accepted() {
        office.start("small-low-risk-construction", Forms.application());
        CaseFile file = office.lastCase();
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        return file;
    }

    private void permits() {
        office.complete("signCommitment", Forms.commitment());
        office.complete("decidePlanning", "planningDecision", "grant", "planningPermitNumber", "建字第1号");
        office.complete("decideConstruction", "constructionDecision", "grant", "constructionPermitNumber", "施字第1号");
    }
}
