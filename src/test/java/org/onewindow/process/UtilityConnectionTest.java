package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.Material;
import org.onewindow.casefile.Outcome;
import org.onewindow.casefile.process.Withdrawals;
import org.onewindow.deadline.Averages;
import org.onewindow.deadline.Averages.TimeUsed;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.onewindow.deadline.Light;
import org.onewindow.deadline.process.ClockOrders;
import org.onewindow.deadline.process.Recalculations;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.CalendarChange;
import org.onewindow.organisation.CalendarChanges;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Water, power and gas from the window to the meter. 2 March 2026 is a Monday. */
@ProcessTest("utility-connection")
class UtilityConnectionTest {

    private static final String WATER = "utility-water";
    private static final String LOW = "utility-power-low";
    private static final String TEN = "utility-power-10kv";
    private static final String GAS = "utility-gas";
    private static final Map<String, String> DEMAND =
            Map.of(WATER, "pipeDiameter", LOW, "powerCapacity", TEN, "powerCapacity", GAS, "gasDemand");

    @Autowired
    private Office office;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private ClockOrders orders;

    @Autowired
    private Averages averages;

    @Autowired
    private ManagementService management;

    @Autowired
    private Recalculations recalculations;

    @Autowired
    private CalendarChanges changes;

    @Autowired
    private JdbcTemplate tables;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void connectsWaterAndDrainageAtOnce() {
        CaseFile file = accepted(WATER);
        assertThat(office.openTasks()).containsExactly("surveyConnection");
        assertThat(office.group("surveyConnection")).isEqualTo("water-utility");
        assertThat(office.due("surveyConnection")).isEqualTo("2026-03-06T17:30");
        assertThatThrownBy(() -> office.complete("surveyConnection", Forms.connectionSurvey("no", "pipeDiameter", 40)))
                .hasMessageContaining("drainageSurveyors");
        survey("no", "pipeDiameter", 40, "drainageSurveyors", "刘洋");
        assertThat(office.due("replyScheme")).isEqualTo("2026-03-06T17:30");
        office.complete("replyScheme", Forms.supplyScheme());
        assertThat(office.document(file, "supply-scheme").getBody())
                .contains("DN40就近接入", "红线外的费用：0元", "江北府办发〔2021〕54号7", "红线内接入费用：1200元");
        assertThatThrownBy(() -> office.complete("connectSupply", Forms.supplyConnection()))
                .hasMessageContaining("drainageConnected");
        office.complete("connectSupply", Forms.supplyConnection("drainageConnected", true));
        String number = file.getNumber();
        assertThatThrownBy(() -> withdrawals.withdraw(number, Forms.withdrawal()))
                .hasMessageContaining("已经作出决定");
        office.complete("deliverResults", "deliveryMethod", "counter", "recipient", "陈强", "deliveredOn", "2026-03-02");
        file = office.reload(file);
        assertThat(file.getOutcome()).isEqualTo(Outcome.COMPLETED);
        office.complete("recordRating", "rating", "verySatisfied");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.documents(file))
                .containsExactly("receipt", "acceptance-notice", "supply-scheme", "connection-slip");
        assertThat(clocks(file))
                .containsExactly(tuple(ClockKind.PROMISED, 4, "2026-03-06T17:30", "江北府办发〔2021〕54号6（无需建设外线管道的小型项目）"));
        assertThat(clock(file, ClockKind.PROMISED).getState()).isEqualTo(State.MET);
    }

    @Test
    void givesThePipeOutsideThePlotThreeDaysMore() {
        CaseFile file = accepted(WATER);
        survey("yes", "needsExcavation", "no", "pipeDiameter", 40, "drainageSurveyors", "刘洋");
        assertThat(clocks(file))
                .containsExactly(tuple(ClockKind.PROMISED, 7, "2026-03-11T17:30", "江北府办发〔2021〕54号6（需建设外线管道的小型项目）"));
        assertThat(office.record(file)).contains("用水报装承诺时限改为7个工作日，2026年3月11日 17:30届满");
        assertThat(office.due("replyScheme")).isEqualTo("2026-03-11T17:30");
        office.complete("replyScheme", Forms.supplyScheme());
        assertThat(office.openTasks()).containsExactly("buildExternal");
        office.passTo("2026-03-11T17:00");
        assertThat(office.record(file)).contains("黄灯预警").doesNotContain("红灯超期");
        office.passTo("2026-03-11T17:30");
        assertThat(office.record(file)).contains("红灯超期：“用水报装”应于2026年3月11日 17:30前办结");
        assertThat(office.group("explainOverdue")).isEqualTo("water-utility.head");
        office.complete(
                "buildExternal", "externalBuiltOn", "2026-03-11", "externalBuilder", "市政", "externalNote", "60米");
        assertThat(office.openTasks()).contains("connectSupply");
    }

    @Test
    void digsOnlyWhereItIsGranted() {
        CaseFile file = accepted(TEN);
        survey("yes", "needsExcavation", "yes");
        office.complete("replyScheme", Forms.supplyScheme());
        excavate("deny", "道路新建未满五年");
        // another route, another answer
        assertThat(office.openTasks()).containsExactly("replyScheme");
        assertThat(office.documents(file)).endsWith("supply-scheme", "excavation-denial");
        office.complete("replyScheme", Forms.supplyScheme("scheme", "沿已有管沟敷设"));
        excavate("grant", "围挡施工");
        assertThat(office.openTasks()).contains("buildExternal");
        assertThat(clocks(file))
                .containsExactly(tuple(ClockKind.PROMISED, 28, "2026-04-10T17:30", "江北府办发〔2021〕54号6（10千伏城镇用户全流程平均用时）"));
        assertThat(office.group("buildExternal")).isEqualTo("power-utility");
    }

    /** Has only the road's department decide. */
    private void excavate(String decision, String text) {
        office.complete(
                "declareExcavation", Forms.excavation("occupiesRoad", "no", "greenUse", "none", "laysPipeline", "no"));
        office.complete("surveyExcavation", Forms.excavationSurvey());
        office.complete("reviewExcavation", "reviewDecision", decision, "reviewNumber", "渝1号", "reviewText", text);
    }

    @Test
    void keepsWhatTheSurveyFoundWhenLimitsAreReadAgain() {
        CaseFile file = accepted(WATER);
        survey("yes", "needsExcavation", "no", "pipeDiameter", 40, "drainageSurveyors", "刘洋");
        try {
            long change = changes.draft(
                            new CalendarChanges.Proposal(
                                    "jiangbei", CalendarChange.Kind.LIMITS, null, "", "渝府办〔2026〕2号", "重读"),
                            Actor.SYSTEM)
                    .change()
                    .getId();
            assertThat(recalculations.trial(change, 10).rows())
                    .filteredOn(row -> row.caseNumber().equals(file.getNumber()))
                    .isEmpty();
        } finally {
            tables.execute("delete from calendar_change");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dianjiang | utility-water      | 40  | PROMISED:9:垫江府办〔2021〕28号6",
                "yuzhong   | utility-water      | 40  | PROMISED:9:渝中府办〔2021〕16号6",
                "jiangbei  | utility-water      | 40  | PROMISED:4:江北府办发〔2021〕54号6（无需",
                "jiangbei  | utility-water      | 41  | PROMISED:9:[配]江北区",
                "wulong    | utility-water      | 40  | PROMISED:9:[配]本区县",
                "dianjiang | utility-power-low  | 100 | PROMISED:8:垫江府办〔2021〕28号6;STATUTORY:8:《重庆市优化营商环境条例》第三十二条",
                "yuzhong   | utility-power-low  | 100 | PROMISED:8:渝中府办〔2021〕16号6;STATUTORY:8:《重庆市优化营商环境条例》第三十二条",
                "jiangbei  | utility-power-low  | 100 | PROMISED:7:江北府办发〔2021〕54号6;STATUTORY:8:《重庆市优化营商环境条例》第三十二条",
                "wulong    | utility-power-low  | 100 | PROMISED:8:[配];STATUTORY:8:《重庆市优化营商环境条例》第三十二条",
                "dianjiang | utility-power-10kv | 630 | PROMISED:30:垫江府办〔2021〕28号6",
                "yuzhong   | utility-power-10kv | 630 | PROMISED:30:渝中府办〔2021〕16号6",
                "jiangbei  | utility-power-10kv | 630 | PROMISED:28:江北府办发〔2021〕54号6",
                "wulong    | utility-power-10kv | 630 | PROMISED:30:[配]",
                "dianjiang | utility-gas        | 20  | PROMISED:13:垫江府办〔2021〕28号6",
                "yuzhong   | utility-gas        | 20  | PROMISED:13:渝中府办〔2021〕16号6",
                "jiangbei  | utility-gas        | 20  | PROMISED:13:江北府办发〔2021〕54号6",
                "wulong    | utility-gas        | 20  | PROMISED:13:[配]"
            })
    void limitsByDistrictAndItem(String district, String item, int amount, String expected) {
        office.open(district, "2026-03-02T10:00");
        CaseFile file = accepted(item, amount);
        Map<String, String> bases = office.deadlines(file, "connection").stream()
                .collect(Collectors.toMap(each -> each.getKind() + ":" + each.getAmount(), Deadline::getBasis));
        List<String> rows = List.of(expected.split(";"));
        assertThat(bases).hasSameSizeAs(rows);
        rows.forEach(row -> {
            int colon = row.lastIndexOf(':');
            assertThat(bases.get(row.substring(0, colon))).startsWith(row.substring(colon + 1));
        });
        assertThat(office.deadlines(file, "connection"))
                .allMatch(each -> each.isAverage() == item.equals(TEN))
                .allMatch(each -> "user-caused".equals(each.getPauses()));
    }

    @Test
    void keepsTheCitysFiguresOf2020ForThatYear() {
        office.open("jiangbei", "2020-06-01T10:00");
        CaseFile low = accepted(LOW);
        assertThat(office.deadlines(low, "connection"))
                .singleElement()
                .matches(Deadline::isAverage)
                .extracting(Deadline::getAmount, each -> each.getUnit().name(), Deadline::getBasis)
                .containsExactly(10, "CALENDAR_DAY", "渝府办发〔2020〕63号42（低压项目平均办电时间，2020年）");
        CaseFile high = accepted(TEN);
        assertThat(office.deadlines(high, "connection"))
                .singleElement()
                .extracting(Deadline::getAmount, each -> each.getUnit().name(), Deadline::getBasis)
                .containsExactly(45, "CALENDAR_DAY", "渝府办发〔2020〕63号42（高压项目平均办电时间，2020年）");
    }

    @Test
    void supervisesThePromiseAndThenTheStatute() {
        CaseFile file = accepted(LOW);
        assertThat(office.group("surveyConnection")).isEqualTo("power-utility");
        office.passTo("2026-03-11T17:30");
        assertThat(office.tasks("explainOverdue")).hasSize(1);
        office.passTo("2026-03-12T17:30");
        assertThat(office.tasks("explainOverdue")).hasSize(2);
        assertThat(office.record(file)).contains("应于2026年3月11日 17:30前办结，发起", "应于2026年3月12日 17:30前办结，发起");
    }

    @Test
    void supervisesOnceWherePromiseAndStatuteEndTogether() {
        office.open("dianjiang", "2026-03-02T10:00");
        CaseFile file = accepted(LOW);
        office.passTo("2026-03-12T17:30");
        assertThat(office.tasks("explainOverdue")).hasSize(1);
        assertThat(office.record(file)).containsOnlyOnce("红灯超期");
    }

    @Test
    void warnsOfASingleCaseAndJudgesTheAverage() {
        CaseFile slow = accepted(TEN);
        assertThat(office.task("surveyConnection").getDueDate()).isNull();
        assertThat(office.warning("surveyConnection")).isEqualTo("2026-04-02T09:00");
        office.passTo("2026-04-02T09:00");
        assertThat(office.record(slow)).contains("黄灯预警：“10千伏用电报装”应于2026年4月10日 17:30前办结");
        office.passTo("2026-04-14T10:00");
        assertThat(office.record(slow))
                .contains("超过平均用时：“10千伏用电报装”平均应于2026年4月10日 17:30前办结")
                .doesNotContain("红灯超期");
        assertThat(office.openTasks()).containsExactly("surveyConnection");
        assertThat(light(slow)).isEqualTo(Light.YELLOW);
        connect();
        Deadline ended = clock(slow, ClockKind.PROMISED);
        assertThat(ended.getState()).isEqualTo(State.MET);
        assertThat(ended.getUsed()).isEqualTo(30);
        assertThat(light(slow)).isEqualTo(Light.YELLOW);

        assertThat(tenKilovoltInApril().isKeptOnAverage()).isFalse();
        office.setClock("2026-04-15T10:00");
        accepted(TEN);
        connect();
        TimeUsed batch = tenKilovoltInApril();
        assertThat(batch.clocks()).isEqualTo(2);
        assertThat(batch.usedOnAverage().average().orElseThrow()).isEqualByComparingTo("15");
        assertThat(batch.limitOnAverage().average().orElseThrow()).isEqualByComparingTo("28");
        assertThat(batch.isKeptOnAverage()).isTrue();
    }

    @Test
    void countsNoWaitingForTheUserIntoTheAverage() {
        CaseFile file = accepted(TEN);
        office.passTo("2026-04-14T10:00");
        orders.pause(
                file.getNumber(), office.task("surveyConnection"), "power-utility", "USER", 3, "用户配电房未完工", "用户来函2号");
        assertThat(light(file)).isEqualTo(Light.BLUE);
        office.passTo("2026-04-16T10:00");
        office.complete("endPause", "pauseResult", "配电房完工");
        assertThat(light(file)).isEqualTo(Light.YELLOW);
        office.setClock("2026-04-17T10:00");
        connect();
        // 30 days up to the pause, and the day after its end
        assertThat(clock(file, ClockKind.PROMISED).getUsed()).isEqualTo(31);
    }

    /** Only what the test did itself: others close cases in March. */
    private TimeUsed tenKilovoltInApril() {
        return averages.timeUsed(LocalDate.parse("2026-04-14"), LocalDate.parse("2026-04-15")).stream()
                .filter(each -> each.item().equals(TEN))
                .filter(each -> each.step().equals("connection"))
                .peek(each -> assertThat(each.average()).isTrue())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void letsGasInOnlyAfterItsAcceptance() {
        CaseFile file = accepted(GAS);
        assertThat(office.group("surveyConnection")).isEqualTo("gas-utility");
        survey("no");
        office.complete("replyScheme", Forms.supplyScheme());
        assertThat(office.openTasks()).containsExactly("acceptGas");
        assertThat(office.due("acceptGas")).isEqualTo("2026-03-09T17:30");
        assertThat(office.deadlines(file, "gasAcceptance"))
                .singleElement()
                .extracting(Deadline::getKind, Deadline::getAmount, Deadline::getBasis)
                .containsExactly(ClockKind.STATUTORY, 5, "《重庆市天然气管理条例》第四十四条");
        office.passTo("2026-03-09T17:30");
        assertThat(office.record(file)).contains("红灯超期：“通气验收”应于2026年3月9日 17:30前办结");
        office.setClock("2026-03-10T10:00");
        assertThatThrownBy(() -> office.complete(
                        "acceptGas", "gasAcceptedOn", "2026-03-09", "gasInspectors", "叶青", "gasResult", "fail"))
                .hasMessageContaining("gasDefects");
        office.complete(
                "acceptGas",
                "gasAcceptedOn",
                "2026-03-09",
                "gasInspectors",
                "叶青",
                "gasResult",
                "fail",
                "gasDefects",
                "未装泄漏报警器");
        assertThat(office.document(file, "gas-rectification").getBody()).contains("未装泄漏报警器", "不得通气");
        assertThat(office.openTasks()).contains("rectifyGas").doesNotContain("connectSupply");
        office.complete("rectifyGas", "gasRectifiedOn", "2026-03-10", "gasRectification", "已加装");
        assertThat(office.openTasks()).contains("acceptGas");
        office.complete("acceptGas", "gasAcceptedOn", "2026-03-10", "gasInspectors", "叶青", "gasResult", "pass");
        office.complete("connectSupply", Forms.supplyConnection());
        assertThat(office.openTasks()).contains("deliverResults");
        assertThat(office.deadlines(file, "gasAcceptance"))
                .extracting(Deadline::getState)
                .containsExactlyInAnyOrder(State.BREACHED, State.MET);
    }

    @ParameterizedTest
    @CsvSource({
        "jiangbei,  江北府办发〔2021〕54号7",
        "dianjiang, 垫江府办〔2021〕28号7",
        "yuzhong,   渝中府办〔2021〕16号7",
        "wulong,    [配]本区县文件未规定"
    })
    void refusesCostsOutsideThePlotWithTheDistrictsMeasure(String district, String measure) {
        office.open(district, "2026-03-02T10:00");
        accepted(LOW);
        survey("no");
        assertThatThrownBy(() -> office.complete("replyScheme", Forms.supplyScheme("userCostOutside", 100)))
                .hasMessageContaining("“用户承担的红线外费用”")
                .hasMessageContaining("不能大于0")
                .hasMessageContaining(measure);
        office.complete("replyScheme", Forms.supplyScheme());
        assertThatThrownBy(() -> office.complete("connectSupply", Forms.supplyConnection("settledOutside", 1)))
                .hasMessageContaining(measure);
        assertThat(office.openTasks()).containsExactly("connectSupply");
    }

    @Test
    void standsStillWhileTheUserIsBusy() {
        CaseFile file = accepted(LOW);
        Task task = office.task("surveyConnection");
        orders.pause(file.getNumber(), task, "power-utility", "USER", 3, "用户内部配电工程施工", "用户来函1号");
        assertThat(light(file)).isEqualTo(Light.BLUE);
        assertThat(office.document(file, "pause-notice").getBody()).doesNotContain("[配]");
        office.passTo("2026-03-20T10:00");
        assertThat(office.record(file)).doesNotContain("红灯超期：“低压用电报装”");
        office.complete("endPause", "pauseResult", "内部工程完工");
        // the day of the pause still counts, that of its end does not
        assertThat(clocks(file))
                .extracting(each -> each.toList().get(2))
                .containsExactlyInAnyOrder("2026-03-31T17:30", "2026-04-01T17:30");
    }

    @Test
    void takesNoSuchPauseForTheAcceptanceOfGas() {
        CaseFile file = accepted(GAS);
        survey("no");
        office.complete("replyScheme", Forms.supplyScheme());
        orders.pause(file.getNumber(), office.task("acceptGas"), "gas-utility", "USER", 3, "用户整改", "来函");
        assertThat(office.deadlines(file, "gasAcceptance")).noneMatch(Deadline::isPaused);
        assertThat(office.deadlines(file, "connection")).allMatch(Deadline::isPaused);
    }

    @Test
    void asksSmallProjectsForNothingAgainAndConnectsThemFree() {
        CaseFile earlier = smallProject();
        CaseFile file = apply(Forms.utility(WATER, "pipeDiameter", 40, "earlierCase", earlier.getNumber()));
        assertThat(cases.materials(file.getNumber()))
                .extracting(Material::getCode, Material::getStatus, Material::getSharedFrom)
                .containsExactly(
                        tuple("business-licence", Material.Status.SHARED, earlier.getNumber()),
                        tuple("land-certificate", Material.Status.SHARED, earlier.getNumber()),
                        tuple("authorisation", Material.Status.SHARED, earlier.getNumber()));
        assertThat(office.record(file)).contains("办件" + earlier.getNumber() + "已有的材料免于提交：营业执照、用地或者房屋权属证明");
        assertThatThrownBy(() -> office.complete(
                        "checkMaterials",
                        "acceptanceDecision",
                        "correct",
                        "missingMaterials",
                        List.of("business-licence"),
                        "correctionNote",
                        "再交一次"))
                .hasMessageContaining("business-licence");
        assertThatThrownBy(() -> cases.askForCorrection(file.getNumber(), List.of("business-licence"), Actor.SYSTEM))
                .hasMessageContaining("已在办件" + earlier.getNumber() + "中提交");
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        survey("no", "pipeDiameter", 40, "drainageSurveyors", "刘洋");
        // what is free has no field for its price, and whoever sends one nevertheless changes nothing
        office.complete("replyScheme", Forms.supplyScheme());
        assertThat(office.document(file, "supply-scheme").getBody())
                .contains("红线内接入费用：免收（江北府办发〔2021〕54号27（小低项目供排水接入“三零”，DN40及以下））")
                .doesNotContain("1200");

        // what is shared already is shared on, from where it was handed in
        CaseFile third = apply(Forms.utility(GAS, "gasDemand", 20, "earlierCase", file.getNumber()));
        assertThat(cases.materials(third.getNumber()))
                .extracting(Material::getCode, Material::getSharedFrom)
                .contains(tuple("business-licence", earlier.getNumber()), tuple("gas-equipment", null));
    }

    @Test
    void chargesForAThickerPipe() {
        CaseFile earlier = smallProject();
        apply(Forms.utility(WATER, "pipeDiameter", 40, "earlierCase", earlier.getNumber()));
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        survey("no", "pipeDiameter", 50, "drainageSurveyors", "刘洋");
        assertThatThrownBy(() -> office.complete("replyScheme", Forms.supplyScheme("userCostInside", null)))
                .hasMessageContaining("userCostInside");
    }

    @Test
    void knowsOnlyAcceptedCasesOfTheApplicantInTheDistrict() {
        CaseFile notAccepted = office.receive();
        assertThatThrownBy(
                        () -> apply(Forms.utility(WATER, "pipeDiameter", 40, "earlierCase", notAccepted.getNumber())))
                .hasMessageContaining("没有该申请人已受理的办件“%s”".formatted(notAccepted.getNumber()));
        CaseFile earlier = smallProject();
        assertThatThrownBy(() -> apply(Forms.utility(
                        WATER,
                        "pipeDiameter",
                        40,
                        "earlierCase",
                        earlier.getNumber(),
                        "applicantIdNumber",
                        "91500231MA5U3XYB2K")))
                .hasMessageContaining("没有该申请人已受理的办件");
        office.go("dianjiang");
        assertThatThrownBy(() -> apply(Forms.utility(WATER, "pipeDiameter", 40, "earlierCase", earlier.getNumber())))
                .hasMessageContaining("没有该申请人已受理的办件");
        assertThatThrownBy(() -> apply(Forms.utility(WATER, "pipeDiameter", 40, "earlierCase", "JB-2026-9")))
                .hasMessageContaining("没有该申请人已受理的办件");
    }

    @Test
    void demandsWhatTheItemNeeds() {
        assertThatThrownBy(() -> apply(Forms.utility(WATER, "gasDemand", 1))).hasMessageContaining("pipeDiameter");
        assertThatThrownBy(() -> apply(Forms.utility(TEN, "gasDemand", 1))).hasMessageContaining("powerCapacity");
        assertThatThrownBy(() -> apply(Forms.utility("fishing", "gasDemand", 1)))
                .hasMessageContaining("fishing");
    }

    @Test
    void endsWithTheRefusal() {
        CaseFile file = apply(Forms.utility(GAS, "gasDemand", 20));
        office.complete("checkMaterials", "acceptanceDecision", "refuse", "refusalReason", "不在供气范围");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void endsWhenTheApplicantTakesItBack() {
        CaseFile file = accepted(TEN);
        withdrawals.withdraw(file.getNumber(), Forms.withdrawal());
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(clock(file, ClockKind.PROMISED).getState()).isEqualTo(State.CANCELLED);
        assertThat(management
                        .createJobQuery()
                        .timers()
                        .processDefinitionKey("utility-connection")
                        .count())
                .isZero();
    }

    private CaseFile smallProject() {
        CaseFile earlier = office.receive();
        cases.accept(earlier.getNumber(), org.onewindow.casefile.Acceptance.COMPLETE, now(), Actor.SYSTEM);
        return earlier;
    }

    private CaseFile accepted(String item) {
        return accepted(item, item.equals(WATER) ? 40 : 200);
    }

    private CaseFile accepted(String item, int amount) {
        CaseFile file = apply(Forms.utility(item, DEMAND.get(item), amount));
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        return file;
    }

    private CaseFile apply(Object[] application) {
        office.start("utility-connection", application);
        return office.lastCase();
    }

    private void survey(String externalWorks, Object... changes) {
        office.complete("surveyConnection", Forms.connectionSurvey(externalWorks, changes));
        office.workOff();
    }

    private void connect() {
        survey("no");
        office.complete("replyScheme", Forms.supplyScheme());
        office.complete("connectSupply", Forms.supplyConnection());
    }

    private Deadline clock(CaseFile file, ClockKind kind) {
        return office.deadlines(file, "connection").stream()
                .filter(each -> each.getKind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private Light light(CaseFile file) {
        return clock(file, ClockKind.PROMISED).light(now());
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    private List<org.assertj.core.groups.Tuple> clocks(CaseFile file) {
        return office.deadlines(file, "connection").stream()
                .map(each -> tuple(
                        each.getKind(), each.getAmount(), Office.local(Date.from(each.getDueAt())), each.getBasis()))
                .toList();
    }
}
