package org.onewindow.process;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onewindow.casefile.process.Withdrawal;

/** What people enter into the forms, good as it is; tests change what they are about. */
public final class Forms {

    private Forms() {}

    /** A request of the applicant to take the application back, signed. */
    static Withdrawal withdrawal() {
        return new Withdrawal("项目调整，不再建设", "撤回申请书.pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII));
    }

    public static Object[] application(Object... changes) {
        return changed(
                List.of(
                        "applicantName", "重庆江北精工机械有限公司",
                        "applicantIdNumber", "91500105MA5U3XYB1K",
                        "contactName", "陈强",
                        "applicantPhone", "13800138000",
                        "projectName", "精工机械二期厂房",
                        "projectAddress", "江北区港城工业园区A12地块",
                        "projectUse", "industrial",
                        "floorArea", 8200.5,
                        "height", 18.6,
                        "hazardous", "no",
                        "useCommitment", "yes"),
                changes);
    }

    public static Object[] commitment(Object... changes) {
        return changed(
                List.of(
                        "meetsThresholds", true,
                        "landAcquired", true,
                        "drawingsCompliant", true,
                        "constructionReady", true,
                        "useUnchanged", true,
                        "consequencesKnown", true,
                        "landCertificate", "渝（2026）江北区不动产权第000123号",
                        "designer", "重庆市设计院 王工",
                        "builder", "重庆建工第二建设有限公司",
                        "signatory", "陈强",
                        "signedOn", "2026-03-03"),
                changes);
    }

    static Object[] siteInspection(Object... changes) {
        return changed(
                List.of(
                        "inspectedOn", "2026-03-05",
                        "inspectorA", "李明",
                        "certificateA", "渝建执001",
                        "inspectorB", "周华",
                        "certificateB", "渝建执002",
                        "inspectionResult", "pass"),
                changes);
    }

    static Object[] waterSurvey() {
        return new Object[] {
            "waterSurveyOn",
            "2026-03-05",
            "waterSurveyors",
            "供水张伟、排水刘洋",
            "pipeDiameter",
            40,
            "waterScheme",
            "DN40接入市政管网"
        };
    }

    static Object[] waterConnection() {
        return new Object[] {"waterConnectedOn", "2026-03-06", "waterMeterNumber", "S1001", "userCost", 0};
    }

    /** An application for water, power or gas; {@code demand} is its name and amount. */
    static Object[] utility(String item, String demand, Object amount, Object... changes) {
        return changed(
                List.of(
                        "item",
                        item,
                        "applicantName",
                        "重庆江北精工机械有限公司",
                        "applicantIdNumber",
                        "91500105MA5U3XYB1K",
                        "contactName",
                        "陈强",
                        "applicantPhone",
                        "13800138000",
                        "projectName",
                        "精工机械二期厂房",
                        "projectAddress",
                        "江北区港城工业园区A12地块",
                        demand,
                        amount),
                changes);
    }

    /** What the survey found out; water has its pipe and drainage, too. */
    static Object[] connectionSurvey(String externalWorks, Object... changes) {
        return changed(
                List.of(
                        "surveyedOn", "2026-03-03",
                        "surveyors", "张伟",
                        "externalWorks", externalWorks,
                        "surveyNote", "接入条件具备"),
                changes);
    }

    static Object[] supplyScheme(Object... changes) {
        return changed(List.of("scheme", "DN40就近接入", "userCostOutside", 0, "userCostInside", 1200), changes);
    }

    static Object[] supplyConnection(Object... changes) {
        return changed(
                List.of(
                        "connectedOn", "2026-03-04",
                        "meterNumber", "M1001",
                        "supplyContract", "GY-1",
                        "settledOutside", 0),
                changes);
    }

    public static Object[] completion() {
        return new Object[] {"completedOn", "2026-03-05", "surveyReport", "DC-1", "qualityReport", true};
    }

    public static Object[] jointSurvey() {
        return new Object[] {"jointSurveyOn", "2026-03-05", "jointSurveyors", "住建、规划、人防、城管", "jointSurveyNote", "现场符合"};
    }

    static Object[] excavationApplication(Object... changes) {
        return changed(
                Stream.concat(
                                Stream.of(
                                        "applicantName", "国网重庆市北供电公司",
                                        "applicantIdNumber", "91500105MA5U3XYB1K",
                                        "contactName", "陈强",
                                        "applicantPhone", "13800138000",
                                        "projectName", "建新西路10千伏电缆接入工程",
                                        "projectAddress", "江北区建新西路2号",
                                        "emergency", "no"),
                                Stream.of(excavation()))
                        .toList(),
                changes);
    }

    /** What is dug and occupied; concerns all four departments. */
    static Object[] excavation(Object... changes) {
        return changed(
                List.of(
                        "connectionKind", "other",
                        "digsRoad", "yes",
                        "roadName", "建新西路",
                        "diggingArea", 12.5,
                        "roadOpenedOn", "2010-05-01",
                        "occupiesRoad", "yes",
                        "trafficPlan", "半幅封闭，设专人疏导",
                        "greenUse", "temporary",
                        "greenPublic", "yes",
                        "greenArea", 30,
                        "laysPipeline", "yes",
                        "worksFrom", "2026-04-10",
                        "worksUntil", "2026-04-20",
                        "builder", "重庆建工第二建设有限公司"),
                changes);
    }

    static Object[] excavationSurvey() {
        return new Object[] {
            "excavationSurveyOn", "2026-03-03", "excavationSurveyors", "城管李伟、公安王强", "excavationSurveyNote", "现场符合"
        };
    }

    static Object[] transferApplication(Object... changes) {
        return changed(
                List.of(
                        "serviceItem", "utility-transfer",
                        "applicantName", "陈强",
                        "applicantIdNumber", "500105198501011234",
                        "contactName", "陈强",
                        "applicantPhone", "13800138000",
                        "projectName", "江北区建新西路2号3-1",
                        "propertyCertificate", "渝（2026）江北区不动产权第000456号",
                        "formerOwner", "刘明",
                        "services", List.of("water", "power", "gas", "telecom", "tv"),
                        "authorised", true),
                changes);
    }

    static Object[] delivery() {
        return new Object[] {"deliveryMethod", "electronic", "recipient", "陈强", "deliveredOn", "2026-03-06"};
    }

    /** The pairs with those of {@code changes} put in; a null value takes a pair out. */
    private static Object[] changed(List<Object> pairs, Object... changes) {
        Map<Object, Object> result = new LinkedHashMap<>();
        IntStream.range(0, pairs.size() / 2).forEach(i -> result.put(pairs.get(2 * i), pairs.get(2 * i + 1)));
        IntStream.range(0, changes.length / 2).forEach(i -> result.put(changes[2 * i], changes[2 * i + 1]));
        result.values().removeIf(Objects::isNull);
        return result.entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                .toArray();
    }
}
