package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.deadline.ClockKind;
import org.onewindow.organisation.Departments;

/** Every row of every decision table. When the class has run, each row must have matched in some test. */
class DecisionsTest {

    private static final List<String> DISTRICTS = List.of("chongqing", "dianjiang", "jiangbei", "wulong", "yuzhong");
    private static final String ITEM = "small-low-risk-construction";
    private static final String PROCUREMENT = "procurement-contract";

    private static final Map<String, DmnDecision> DECISIONS = new HashMap<>();
    private static final Set<String> MATCHED = new TreeSet<>();
    private static DmnEngine engine;

    @BeforeAll
    static void readTheTables() throws IOException {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration
                .getCustomPostDecisionTableEvaluationListeners()
                .add(event -> event.getMatchingRules().stream()
                        .map(DmnEvaluatedDecisionRule::getId)
                        .forEach(MATCHED::add));
        engine = configuration.buildEngine();
        DECISIONS.clear();
        MATCHED.clear();
        try (Stream<Path> files = Files.walk(Path.of("bpmn"))) {
            files.filter(file -> file.toString().endsWith(".dmn"))
                    .flatMap(file -> parse(file).stream())
                    .forEach(decision -> DECISIONS.put(decision.getKey(), decision));
        }
    }

    private static List<DmnDecision> parse(Path file) {
        try (InputStream source = Files.newInputStream(file)) {
            return engine.parseDecisions(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void everyRowHasMatched() {
        if (System.getProperty("test") != null) { // one test run alone says nothing about the tables
            return;
        }
        Set<String> rows = new TreeSet<>();
        DECISIONS
                .values()
                .forEach(decision -> ((DmnDecisionTableImpl) decision.getDecisionLogic())
                        .getRules()
                        .forEach(rule -> rows.add(rule.getId())));
        rows.removeAll(MATCHED);
        assertThat(rows).as("rows that no test matches").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "industrial, 10000,    24,    no,  yes, false, ''",
        "warehouse,  1,        0.1,   no,  yes, false, ''",
        "other,      10000,    24,    no,  yes, false, 不是工业、仓储项目",
        "industrial, 10000.01, 24,    no,  yes, false, 总建筑面积超过1万平方米",
        "industrial, 10000,    24.01, no,  yes, false, 建筑高度超过24米",
        "industrial, 10000,    24,    yes, yes, false, 涉及易燃、易爆、有毒、有害物品或者危险品",
        "industrial, 10000,    24,    no,  no,  false, 申请人未选择告知承诺方式",
        "industrial, 10000,    24,    no,  yes, true,  申请人有虚假承诺记录且未修复",
        "other,      10000.01, 24.01, yes, no,  true,  不是工业;总建筑面积;建筑高度;涉及易燃;未选择;虚假承诺"
    })
    void admitsSmallLowRiskProjects(
            String use,
            double area,
            double height,
            String hazardous,
            String commitment,
            boolean falseCommitment,
            String reasons) {
        List<String> given = decide(
                        "small-low-risk-admission",
                        "projectUse",
                        use,
                        "floorArea",
                        area,
                        "height",
                        height,
                        "hazardous",
                        hazardous,
                        "useCommitment",
                        commitment,
                        "falseCommitment",
                        falseCommitment)
                .collectEntries("reason");
        List<String> expected = reasons.isEmpty()
                ? List.of()
                : Arrays.stream(reasons.split(";")).toList();
        assertThat(given).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(given.get(i)).contains(expected.get(i)).matches(".*（.+）"); // with its basis
        }
    }

    @Test
    void admitsWholeNumbers() { // as a form sends them
        assertThat(decide(
                        "small-low-risk-admission",
                        "projectUse",
                        "industrial",
                        "floorArea",
                        10001,
                        "height",
                        24,
                        "hazardous",
                        "no",
                        "useCommitment",
                        "yes",
                        "falseCommitment",
                        false))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "3, true"})
    void reviewsDrawingsOfSpecialWorks(int works, boolean required) {
        assertThat((Boolean)
                        decide("drawing-review", "specialWorksCount", works).getSingleEntry())
                .isEqualTo(required);
    }

    static Stream<Arguments> authorities() {
        Map<String, String> everywhere = Map.ofEntries(
                Map.entry("property-registration", "planning-natural-resources"),
                Map.entry("window", "government-services-office"),
                Map.entry("supervision", "government-supervision-office"),
                Map.entry("rating-rectification", "government-services-office"),
                Map.entry("verify-commitment", "housing-urban-rural-construction"),
                Map.entry("construction-permit", "housing-urban-rural-construction"),
                Map.entry("review-drawings", "housing-urban-rural-construction"),
                Map.entry("check-drawings", "housing-urban-rural-construction"),
                Map.entry("quality-inspection", "housing-urban-rural-construction"),
                Map.entry("joint-acceptance", "housing-urban-rural-construction"),
                Map.entry("planning-permit", "planning-natural-resources"),
                Map.entry("planning-verification", "planning-natural-resources"),
                Map.entry("use-control", "planning-natural-resources"),
                Map.entry("water-drainage", "water-utility"),
                Map.entry("greening-acceptance", "urban-management"),
                Map.entry("civil-air-defence-acceptance", "civil-air-defence"),
                Map.entry("district-government", "government-office"),
                Map.entry("procuring-entity", "procuring-entities"),
                Map.entry("public-resource-trading", "public-resource-trading-centre"),
                Map.entry("procurement-supervision", "finance"),
                Map.entry("utility-water", "water-utility"),
                Map.entry("utility-power-low", "power-utility"),
                Map.entry("utility-power-10kv", "power-utility"),
                Map.entry("utility-gas", "gas-utility"),
                Map.entry("road-excavation", "urban-management"),
                Map.entry("road-traffic", "public-security"),
                Map.entry("greening-occupation", "urban-management"),
                Map.entry("excavation-planning", "planning-natural-resources"),
                Map.entry("restoration-acceptance", "urban-management"),
                Map.entry("utility-service-water", "water-utility"),
                Map.entry("utility-service-power", "power-utility"),
                Map.entry("utility-service-gas", "gas-utility"),
                Map.entry("utility-service-telecom", "telecom-utility"),
                Map.entry("utility-service-tv", "cable-tv-utility"));
        return DISTRICTS.stream()
                .flatMap(district -> everywhere.entrySet().stream()
                        .map(each -> Arguments.of(
                                district,
                                each.getKey(),
                                district.equals("jiangbei") && each.getKey().equals("property-registration")
                                        ? "property-registration-centre"
                                        : each.getValue())));
    }

    @ParameterizedTest
    @CsvSource({"30, true", "29, false", "400, true", "0, false"})
    void judgesWhetherARenewalWasAskedForInTime(long days, boolean inTime) {
        assertThat(decide("permit-renewal-terms", "item", "planning-permit-renewal", "daysToExpiry", days)
                        .<Boolean>getSingleEntry())
                .isEqualTo(inTime);
    }

    @Test
    void knowsTheRenewalOfAPermit() {
        assertThat(decide(
                                "construction-time-limits",
                                "district",
                                "jiangbei",
                                "item",
                                "planning-permit-renewal",
                                "step",
                                "renewal")
                        .getSingleResult()
                        .getEntryMap())
                .containsEntry("amount", 20)
                .containsEntry("unit", "WORKING_DAY")
                .containsEntry("kind", "STATUTORY")
                .containsEntry("basis", "《行政许可法》第四十二条第一款、第五十条");
        assertThat(decide("service-items", "item", "planning-permit-renewal")
                        .getSingleResult()
                        .getEntryMap())
                .containsEntry("basis", "《行政许可法》第五十条");
        assertThat(decide("construction-materials", "district", "jiangbei", "item", "planning-permit-renewal")
                        .<String>collectEntries("code"))
                .containsExactly("renewal-form", "planning-permit", "renewal-statement");
    }

    @ParameterizedTest
    @MethodSource("authorities")
    void namesTheCompetentAuthority(String district, String duty, String department) {
        assertThat((String) decide("competent-authority", "district", district, "duty", duty)
                        .getSingleEntry())
                .isEqualTo(department);
        assertThat(new Departments().get(department).name()).isNotBlank();
    }

    @Test
    void namesNoAuthorityForAnUnknownDuty() {
        assertThat(decide("competent-authority", "district", "jiangbei", "duty", "fishing"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permit             | PROMISED  | 1  | WORKING_DAY  | 1 | construction-permit   | permit-law-45 |               | [配]承诺1个工作日发证，文件无天数",
                "permit             | STATUTORY | 20 | WORKING_DAY  | 5 | construction-permit   | permit-law-45 | permit-law-42 | 《行政许可法》第四十二条第一款、第八十二条",
                "decideConstruction | STATUTORY | 7  | CALENDAR_DAY | 2 | construction-permit   | permit-law-45 |               | 《建筑法》第八条",
                "reviewDrawings     | PROMISED  | 5  | WORKING_DAY  | 2 | review-drawings       |               |               | [配]参照新华网2020-11",
                "checkDrawings      | PROMISED  | 5  | WORKING_DAY  | 2 | check-drawings        |               |               | 新华网2020-11",
                "inspection         | PROMISED  | 3  | WORKING_DAY  | 1 | quality-inspection    |               |               | [配]",
                "reinspection       | PROMISED  | 3  | WORKING_DAY  | 1 | quality-inspection    |               |               | [配]",
                "jointSurvey        | PROMISED  | 3  | WORKING_DAY  | 1 | joint-acceptance      |               |               | [配]简易验收合计5个工作日",
                "acceptanceOpinion  | PROMISED  | 2  | WORKING_DAY  | 1 | joint-acceptance      |               |               | [配]简易验收合计5个工作日",
                "verifyPlanning     | PROMISED  | 3  | WORKING_DAY  | 1 | planning-verification |               |               | [配]",
                "registerProperty   | PROMISED  | 3  | WORKING_DAY  | 1 | property-registration |               |               | [配]",
                "registerProperty   | STATUTORY | 30 | WORKING_DAY  | 5 | property-registration |               |               | 《不动产登记暂行条例》第二十条",
                "useControl         | PROMISED  | 20 | WORKING_DAY  | 5 | use-control           |               |               | [配]",
                "newPermit          | PROMISED  | 20 | WORKING_DAY  | 5 | use-control           |               |               | [配]"
            })
    void limitsConstructionAlikeInEveryDistrict(
            String step,
            ClockKind kind,
            int amount,
            LimitUnit unit,
            String warn,
            String duty,
            String pauses,
            String extension,
            String basis) {
        DISTRICTS.forEach(district -> assertLimit(
                "construction-time-limits",
                ITEM,
                district,
                step,
                kind,
                amount,
                unit,
                warn,
                duty,
                pauses,
                extension,
                basis));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chongqing | 9 | [配]本区县文件无天数，参照垫江、渝中",
                "dianjiang | 9 | 垫江府办〔2021〕28号6",
                "jiangbei  | 7 | 江北府办发〔2021〕54号6（需建设外线管道的小型项目）",
                "wulong    | 9 | [配]本区县文件无天数，参照垫江、渝中",
                "yuzhong   | 9 | 渝中府办〔2021〕16号6"
            })
    void limitsTheWaterConnectionByDistrict(String district, int amount, String basis) {
        assertLimit(
                "construction-time-limits",
                ITEM,
                district,
                "waterDrainage",
                ClockKind.PROMISED,
                amount,
                LimitUnit.WORKING_DAY,
                "2",
                "water-drainage",
                "user-caused",
                null,
                basis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acceptance              | STATUTORY | 5  | 2 | window               | 《行政许可法》第三十二条第一款第四项、第八十二条",
                "correction              | TARGET    | 10 | 2 | window               | [配]",
                "correctionCheck         | PROMISED  | 2  | 1 | window               | [配]",
                "overdueExplanation      | PROMISED  | 2  | 1 | supervision          | [配]",
                "overdueEscalation       | PROMISED  | 3  | 1 | supervision          | [配]",
                "supervision             | PROMISED  | 5  | 2 | supervision          | [配]",
                "delivery                | STATUTORY | 10 | 3 | window               | 《行政许可法》第四十四条、第八十二条",
                "rating                  | TARGET    | 5  | 1 | window               | [配]",
                "ratingRectification     | PROMISED  | 15 | 3 | rating-rectification | [配]国内常见15个工作日",
                "commitmentVerification  | PROMISED  | 20 | 5 | verify-commitment    | [配]国办发〔2020〕42号",
                "commitmentRectification | PROMISED  | 15 | 3 | verify-commitment    | [配]",
                "pause                   | TARGET    | 12 | 1 | window               | 停表告知书载明的所需时间",
                "extensionDecision       | PROMISED  | 1  | 1 | window               | [配]"
            })
    void limitsWhatAllShare(String step, ClockKind kind, int amount, String warn, String duty, String basis) {
        DISTRICTS.forEach(district -> assertLimit(
                "shared-time-limits",
                ITEM,
                district,
                step,
                kind,
                amount,
                LimitUnit.WORKING_DAY,
                warn,
                duty,
                null,
                null,
                basis));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signContract       | STATUTORY | 30 | CALENDAR_DAY | 5 | procuring-entity        | procurement-complaint | 《政府采购法》第四十六条第一款",
                "suspension         | STATUTORY | 30 | CALENDAR_DAY | 5 | procurement-supervision |                       | 《政府采购法》第五十七条",
                "publishContract    | STATUTORY | 2  | WORKING_DAY  | 1 | procuring-entity        |                       | 《政府采购法实施条例》第五十条",
                "fileContract       | STATUTORY | 7  | WORKING_DAY  | 2 | procuring-entity        |                       | 《政府采购法》第四十七条",
                "rectification      | TARGET    | 15 | WORKING_DAY  | 3 | procuring-entity        |                       | [配]",
                "overdueExplanation | PROMISED  | 2  | WORKING_DAY  | 1 | procurement-supervision |                       | [配]",
                "overdueEscalation  | PROMISED  | 3  | WORKING_DAY  | 1 | procurement-supervision |                       | [配]",
                "supervision        | PROMISED  | 5  | WORKING_DAY  | 2 | procurement-supervision |                       | [配]"
            })
    void limitsProcurementAlikeInEveryDistrict(
            String step,
            ClockKind kind,
            int amount,
            LimitUnit unit,
            String warn,
            String duty,
            String pauses,
            String basis) {
        DISTRICTS.forEach(district -> assertLimit(
                "procurement-time-limits",
                PROCUREMENT,
                district,
                step,
                kind,
                amount,
                unit,
                warn,
                duty,
                pauses,
                null,
                basis));
    }

    /** limits.csv of the domain: sign_contract_after_award_notice, acceptance_after_performance, payment_after_invoice. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dianjiang | 20 | 垫江府办〔2021〕28号13   | 7 | 垫江府办〔2021〕28号14   | 5 | 垫江府办〔2021〕28号15",
                "jiangbei  | 20 | 江北府办发〔2021〕54号13 | 7 | 江北府办发〔2021〕54号14 | 5 | 江北府办发〔2021〕54号15",
                "yuzhong   | 20 | 渝中府办〔2021〕16号13   | 7 | 渝中府办〔2021〕16号14   | 5 | 渝中府办〔2021〕16号15",
                "wulong    |    |                          | 7 | [配]本区县文件无天数     | 5 | [配]本区县文件无天数",
                "chongqing |    |                          | 7 | [配]本区县文件无天数     | 5 | [配]本区县文件无天数"
            })
    void limitsProcurementByDistrict(
            String district,
            Integer sign,
            String signBasis,
            int inspect,
            String inspectBasis,
            int pay,
            String payBasis) {
        if (sign == null) { // only what the law says
            assertThat(decide(
                                    "procurement-time-limits",
                                    "district",
                                    district,
                                    "item",
                                    PROCUREMENT,
                                    "step",
                                    "signContract")
                            .getResultList())
                    .extracting(row -> row.get("kind"))
                    .containsExactly("STATUTORY");
        } else {
            assertLimit(
                    "procurement-time-limits",
                    PROCUREMENT,
                    district,
                    "signContract",
                    ClockKind.PROMISED,
                    sign,
                    LimitUnit.CALENDAR_DAY,
                    "5",
                    "procuring-entity",
                    "procurement-complaint",
                    null,
                    signBasis);
        }
        assertPromised(district, "inspectPerformance", inspect, inspectBasis);
        assertPromised(district, "payInvoice", pay, payBasis);
    }

    private static void assertPromised(String district, String step, int amount, String basis) {
        assertLimit(
                "procurement-time-limits",
                PROCUREMENT,
                district,
                step,
                ClockKind.PROMISED,
                amount,
                LimitUnit.WORKING_DAY,
                "2",
                "procuring-entity",
                null,
                null,
                basis);
    }

    @ParameterizedTest
    @CsvSource({
        "jiangbei,  false, 2021-12-31, false, 江北府办发〔2021〕54号13",
        "jiangbei,  false, 2022-01-01, true,  江北府办发〔2021〕54号13",
        "jiangbei,  true,  2022-01-01, false, [配]",
        "dianjiang, false, 2021-06-01, true,  垫江府办〔2021〕28号13",
        "yuzhong,   false, 2021-06-01, true,  渝中府办〔2021〕16号13",
        "wulong,    false, 2026-01-01, true,  [配]",
        "chongqing, false, 2026-01-01, true,  [配]"
    })
    void demandsTheIntention(String district, boolean published, String plannedOn, boolean required, String basis) {
        assertThat(decide(
                                "procurement-intention",
                                "district",
                                district,
                                "intentionPublished",
                                published,
                                "plannedOn",
                                plannedOn)
                        .getSingleResult()
                        .getEntryMap())
                .containsEntry("required", required)
                .containsEntry("basis", basis)
                .hasEntrySatisfying(
                        "reason", reason -> assertThat((String) reason).isNotBlank());
    }

    /** limits.csv: sme_only_goods_services, sme_only_works, sme_reserved_share, micro_share_of_reserved. */
    @ParameterizedTest
    @CsvSource({
        "yuzhong,  goods,    2000000,      yes, no,  SME_ONLY, 100, 0,  渝中府办〔2021〕16号16",
        "yuzhong,  services, 1999999.99,   yes, yes, SME_ONLY, 100, 0,  渝中府办〔2021〕16号16",
        "yuzhong,  goods,    2000000.01,   yes, yes, SHARE,    30,  60, 渝中府办〔2021〕16号16",
        "yuzhong,  goods,    2000000.01,   yes, no,  SHARE,    30,  60, 《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）第八条",
        "yuzhong,  works,    4000000,      yes, no,  SME_ONLY, 100, 0,  渝中府办〔2021〕16号16",
        "yuzhong,  works,    4000000.01,   yes, yes, SHARE,    30,  60, 渝中府办〔2021〕16号16",
        "yuzhong,  goods,    2000000,      no,  no,  NONE,     0,   0,  《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）第六条",
        "jiangbei, services, 2000000,      yes, no,  SME_ONLY, 100, 0,  《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）第七条",
        "jiangbei, works,    4000000,      yes, yes, SME_ONLY, 100, 0,  《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）第七条",
        "jiangbei, works,    4000000.01,   yes, yes, SHARE,    30,  60, 《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）第八条",
        "wulong,   goods,    999999999999.99, yes, yes, SHARE, 30,  60, 《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）第八条"
    })
    void reservesForSmallFirms(
            String district,
            String category,
            String budget,
            String suitable,
            String reachesOpenTender,
            String setAside,
            int share,
            int micro,
            String basis) {
        assertThat(decide(
                                "procurement-set-aside",
                                "district",
                                district,
                                "category",
                                category,
                                "budget",
                                budget,
                                "suitableForSme",
                                suitable,
                                "reachesOpenTender",
                                reachesOpenTender)
                        .getSingleResult()
                        .getEntryMap())
                .containsEntry("setAside", setAside)
                .containsEntry("reservedShare", share)
                .containsEntry("microShare", micro)
                .containsEntry("basis", basis)
                .hasEntrySatisfying(
                        "reason", reason -> assertThat((String) reason).isNotBlank());
    }

    /** limits.csv: prepayment, prepayment_sme. */
    @ParameterizedTest
    @CsvSource({
        "dianjiang, 垫江府办〔2021〕28号15",
        "jiangbei, 江北府办发〔2021〕54号15",
        "yuzhong, 渝中府办〔2021〕16号15",
        "wulong, '[配]本区县文件无比例，参照垫江、江北、渝中'",
        "chongqing, '[配]本区县文件无比例，参照垫江、江北、渝中'"
    })
    void demandsAPrepayment(String district, String basis) {
        Map.of("large", 30, "medium", 50, "small", 50, "micro", 50)
                .forEach(
                        (size, share) -> assertThat(decide("prepayment-share", "district", district, "winnerSize", size)
                                        .getSingleResult()
                                        .getEntryMap())
                                .containsEntry("share", share)
                                .containsEntry("basis", basis));
    }

    @ParameterizedTest
    @CsvSource({"procurement-contract, finance", "small-low-risk-construction, government-supervision-office"})
    void namesWhoSupervises(String item, String department) {
        String duty = decide("supervising-duty", "item", item).getSingleEntry();
        DISTRICTS.forEach(
                district -> assertThat((String) decide("competent-authority", "district", district, "duty", duty)
                                .getSingleEntry())
                        .isEqualTo(department));
    }

    /** The first row of a kind counts. A pause of 12 days has been announced. */
    private static void assertLimit(
            String table,
            String item,
            String district,
            String step,
            ClockKind kind,
            int amount,
            LimitUnit unit,
            String warn,
            String duty,
            String pauses,
            String extension,
            String basis) {
        Map<String, Object> row =
                decide(table, "district", district, "item", item, "step", step, "announcedDays", 12)
                        .getResultList()
                        .stream()
                        .filter(each -> each.get("kind").equals(kind.name()))
                        .findFirst()
                        .orElseThrow();
        assertThat(row)
                .containsEntry("amount", amount)
                .containsEntry("unit", unit.name())
                .containsEntry("warn", warn)
                .containsEntry("duty", duty);
        // an empty cell is no entry
        assertThat(row.get("pauses")).isEqualTo(pauses);
        assertThat(row.get("extension")).isEqualTo(extension);
        assertThat((String) row.get("name")).isNotBlank();
        assertThat((String) row.get("basis")).startsWith(basis);
        assertThat(decide("competent-authority", "district", district, "duty", duty))
                .as("who answers for %s in %s", step, district)
                .hasSize(1);
        if (pauses != null) {
            assertThat(decide("pause-reasons", "reasons", pauses)).isNotEmpty();
        }
        if (extension != null) {
            assertThat(decide("extension-rules", "extension", extension)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permit-law-45         | 听证;招标;拍卖;检验;检测;检疫;鉴定;专家评审 | 《行政许可法》第四十五条                               | true",
                "user-caused           | 用户原因                                     | [配]本时限自身规则                                     | true",
                "procurement-complaint | 质疑;投诉                                    | 《政府采购法实施条例》第五十四条;《政府采购法》第五十七条 | false"
            })
    void listsTheReasonsToPause(String reasons, String names, String bases, boolean byHand) {
        List<Map<String, Object>> rows =
                decide("pause-reasons", "reasons", reasons).getResultList();
        assertThat(rows).extracting(row -> row.get("name")).containsExactly((Object[]) names.split(";"));
        assertThat(rows).extracting(row -> row.get("basis")).containsOnly((Object[]) bases.split(";"));
        assertThat(rows).extracting(row -> row.get("byHand")).containsOnly(byHand);
        assertThat(rows)
                .extracting(row -> (String) row.get("code"))
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).matches("[A-Z_]+"));
    }

    @ParameterizedTest
    @CsvSource({
        "permit-law-42,   10, '',                  《行政许可法》第四十二条第一款",
        "permit-law-42-2, 15, district-government, 《行政许可法》第四十二条第二款"
    })
    void extendsOnce(String extension, int amount, String approver, String basis) {
        assertThat(decide("extension-rules", "extension", extension)
                        .getSingleResult()
                        .getEntryMap())
                .containsEntry("amount", amount)
                .containsEntry("times", 1)
                .containsEntry("approver", approver)
                .containsEntry("basis", basis);
        // "" is the head of the department that answers for the clock
        assertThat(decide("competent-authority", "district", "jiangbei", "duty", approver))
                .hasSize(approver.isEmpty() ? 0 : 1);
    }

    @Test
    void listsTheServiceItems() {
        assertThat(decide("service-items", "item", ITEM).getSingleResult().getEntryMap())
                .containsEntry("name", "社会投资小型低风险建设项目")
                .containsEntry("limits", "construction-time-limits")
                .containsEntry("materials", "construction-materials")
                .hasEntrySatisfying("basis", basis -> assertThat((String) basis).contains("渝府办发〔2020〕63号3、4"));
        assertThat(DECISIONS).containsKeys("construction-time-limits", "construction-materials");
        assertThat(decide("service-items", "item", PROCUREMENT)
                        .getSingleResult()
                        .getEntryMap())
                .containsEntry("name", "政府采购合同")
                .containsEntry("limits", "procurement-time-limits")
                .containsEntry("materials", "procurement-materials")
                .hasEntrySatisfying("basis", basis -> assertThat((String) basis).contains("渝中府办〔2021〕16号13、14、15、16"));
        assertThat(DECISIONS).containsKeys("procurement-time-limits", "procurement-materials");
        assertThat(decide("service-items", "item", "unknown")).isEmpty();
    }

    @Test
    void listsTheMaterialsInTheirOrder() {
        DISTRICTS.forEach(district -> assertThat(decide("construction-materials", "district", district, "item", ITEM)
                        .getResultList())
                .extracting(row -> row.get("code") + " " + row.get("name") + " " + row.get("essential"))
                .containsExactly(
                        "application-form 小低项目申请表 true",
                        "business-licence 营业执照 true",
                        "land-certificate 建设用地证明（不动产权证书或者出让合同） true",
                        "drawings 施工图设计文件 true",
                        "authorisation 授权委托书和受托人身份证明 false",
                        "investment-filing 投资项目备案证 false"));
        assertThat(decide("construction-materials", "district", "jiangbei", "item", "unknown"))
                .isEmpty();
        DISTRICTS.forEach(
                district -> assertThat(decide("procurement-materials", "district", district, "item", PROCUREMENT)
                                .getResultList())
                        .extracting(row -> row.get("code") + " " + row.get("name") + " " + row.get("essential"))
                        .containsExactly(
                                "budget-approval 采购预算批复 true",
                                "requirements 采购需求 true",
                                "contract 政府采购合同文本 true",
                                "acceptance-papers 履约验收资料 false"));
    }

    @Test
    void listsTheDutiesOfTheJointAcceptance() {
        DISTRICTS.forEach(district -> assertThat(decide("joint-acceptance-departments", "district", district)
                        .<String>collectEntries("duty"))
                .containsExactly(
                        "joint-acceptance",
                        "planning-verification",
                        "civil-air-defence-acceptance",
                        "greening-acceptance"));
    }

    /** All rows that match, the first valid one of a kind counts; UtilityConnectionTest looks at what comes of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dianjiang | utility-water      | connection       | no  | 40  | PROMISED 9 false",
                "dianjiang | utility-water      | connection       | yes | 200 | PROMISED 9 false",
                "yuzhong   | utility-water      | connection       | no  | 40  | PROMISED 9 false",
                "jiangbei  | utility-water      | connection       |     | 40  | PROMISED 4 false",
                "jiangbei  | utility-water      | connection       | no  | 40  | PROMISED 4 false",
                "jiangbei  | utility-water      | connection       | yes | 40  | PROMISED 7 false",
                "jiangbei  | utility-water      | connection       | yes | 41  | PROMISED 9 false",
                "chongqing | utility-water      | connection       | no  | 40  | PROMISED 9 false",
                "dianjiang | utility-power-low  | connection       | no  |     | PROMISED 8 false; STATUTORY 8 false",
                "yuzhong   | utility-power-low  | connection       | no  |     | PROMISED 8 false; STATUTORY 8 false",
                "jiangbei  | utility-power-low  | connection       | no  |     | PROMISED 7 false; STATUTORY 8 false",
                "chongqing | utility-power-low  | connection       | no  |     | PROMISED 8 false; STATUTORY 8 false",
                "dianjiang | utility-power-10kv | connection       | no  |     | PROMISED 30 true",
                "yuzhong   | utility-power-10kv | connection       | no  |     | PROMISED 30 true",
                "jiangbei  | utility-power-10kv | connection       | no  |     | PROMISED 28 true",
                "chongqing | utility-power-10kv | connection       | no  |     | PROMISED 30 true",
                "dianjiang | utility-gas        | connection       | no  |     | PROMISED 13 false",
                "yuzhong   | utility-gas        | connection       | no  |     | PROMISED 13 false",
                "jiangbei  | utility-gas        | connection       | no  |     | PROMISED 13 false",
                "chongqing | utility-gas        | connection       | no  |     | PROMISED 13 false",
                "jiangbei  | utility-gas        | gasAcceptance    | no  |     | STATUTORY 5 false",
                "jiangbei  | utility-water      | proactiveContact |     |     | PROMISED 3 false",
                "jiangbei  | utility-power-low  | proactiveContact |     |     | PROMISED 3 false",
                "jiangbei  | utility-power-10kv | proactiveContact |     |     | PROMISED 3 false",
                "jiangbei  | utility-gas        | proactiveContact |     |     | PROMISED 3 false"
            })
    void limitsWaterPowerAndGas(
            String district, String item, String step, String externalWorks, Integer pipeDiameter, String expected) {
        List<Map<String, Object>> valid = decide(
                        "utility-time-limits",
                        "district",
                        district,
                        "item",
                        item,
                        "step",
                        step,
                        "externalWorks",
                        externalWorks,
                        "pipeDiameter",
                        pipeDiameter)
                .getResultList()
                .stream()
                .filter(row -> !"2020-12-31".equals(row.get("validUntil")))
                .toList();
        Map<String, String> first = new TreeMap<>();
        valid.forEach(row -> first.putIfAbsent(
                (String) row.get("kind"), row.get("kind") + " " + row.get("amount") + " " + row.get("average")));
        assertThat(String.join("; ", first.values())).isEqualTo(expected);
        assertThat(valid).allSatisfy(row -> {
            assertThat(row.get("unit")).isEqualTo("WORKING_DAY");
            assertThat(row.get("duty")).isEqualTo(item);
            assertThat((String) row.get("basis")).isNotBlank();
            assertThat(row.get("pauses")).isEqualTo(step.equals("connection") ? "user-caused" : null);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "jiangbei,  small-low-risk-construction, utility-water, 40, 江北府办发〔2021〕54号27",
        "dianjiang, small-low-risk-construction, utility-water, 15, 垫江府办〔2021〕28号24",
        "yuzhong,   small-low-risk-construction, utility-water, 40, [配]",
        "jiangbei,  small-low-risk-construction, utility-water, 41,",
        "jiangbei,  small-low-risk-construction, utility-gas,   ,",
        "jiangbei,  utility-gas,                 utility-water, 40,",
        "jiangbei,  ,                            utility-water, 40,"
    })
    void connectsSmallProjectsFree(String district, String earlierItem, String item, Integer diameter, String basis) {
        String given = decide(
                        "free-connection",
                        "district",
                        district,
                        "earlierItem",
                        earlierItem,
                        "item",
                        item,
                        "pipeDiameter",
                        diameter)
                .getSingleEntry();
        if (basis == null) {
            assertThat(given).isNull();
        } else {
            assertThat(given).startsWith(basis);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dianjiang, 垫江府办〔2021〕28号7",
        "jiangbei, 江北府办发〔2021〕54号7",
        "yuzhong, 渝中府办〔2021〕16号7",
        "wulong, [配]本区县文件未规定"
    })
    void namesTheMeasureAgainstCostsOutsideThePlot(String district, String basis) {
        assertThat((String) decide("red-line-costs", "district", district).getSingleEntry())
                .startsWith(basis);
    }

    @Test
    void pushesWhatIsKnownToTheProviders() {
        assertThat(decide("proactive-services", "information", "business-opening")
                        .<String>collectEntries("item"))
                .containsExactly("utility-water", "utility-power-low", "utility-gas");
        assertThat(decide("proactive-services", "information", ITEM).<String>collectEntries("item"))
                .containsExactly("utility-power-low", "utility-gas");
        assertThat(decide("proactive-services", "information", "utility-gas")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "utility-water, business-licence land-certificate authorisation",
        "utility-power-low, business-licence land-certificate authorisation",
        "utility-power-10kv, business-licence land-certificate load-list authorisation",
        "utility-gas, business-licence land-certificate gas-equipment authorisation"
    })
    void listsTheMaterialsOfWaterPowerAndGas(String item, String codes) {
        assertThat(decide("service-items", "item", item).getSingleResult().getEntryMap())
                .containsEntry("limits", "utility-time-limits")
                .containsEntry("materials", "utility-materials")
                .hasEntrySatisfying("basis", basis -> assertThat((String) basis).contains("渝府办发〔2020〕63号42"));
        List<Map<String, Object>> rows = decide("utility-materials", "district", "jiangbei", "item", item)
                .getResultList();
        assertThat(rows).extracting(row -> row.get("code")).containsExactly((Object[]) codes.split(" "));
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.get("essential"))
                        .isEqualTo(!row.get("code").equals("authorisation")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "excavation      | filing | PROMISED  | 2  | CALENDAR_DAY | 1 | road-excavation        |               |               | 渝中府办〔2021〕16号6",
                "excavation      | permit | STATUTORY | 20 | WORKING_DAY  | 5 | road-excavation        | permit-law-45 | permit-law-42 | 《行政许可法》第四十二条第一款、第八十二条",
                "review          | permit | PROMISED  | 10 | WORKING_DAY  | 2 | road-traffic           | permit-law-45 |               | [配]",
                "consent         | permit | PROMISED  | 5  | WORKING_DAY  | 2 | district-government    |               |               | [配]",
                "emergencyPapers |        | STATUTORY | 5  | WORKING_DAY  | 2 | road-excavation        |               |               | 《重庆市城市园林绿化条例》第三十一条",
                "restoration     |        | PROMISED  | 5  | WORKING_DAY  | 2 | restoration-acceptance |               |               | [配]"
            })
    void limitsExcavations(
            String step,
            String procedure,
            ClockKind kind,
            int amount,
            LimitUnit unit,
            String warn,
            String duty,
            String pauses,
            String extension,
            String basis) {
        Map<String, Object> row = onlyLimit(
                "utility-excavation-time-limits",
                "district",
                "yuzhong",
                "item",
                "utility-excavation",
                "step",
                step,
                "excavationProcedure",
                procedure,
                "reviewDuty",
                "road-traffic");
        assertThat(row)
                .containsEntry("kind", kind.name())
                .containsEntry("amount", amount)
                .containsEntry("unit", unit.name())
                .containsEntry("warn", warn)
                .containsEntry("duty", duty);
        assertThat(row.get("pauses")).isEqualTo(pauses);
        assertThat(row.get("extension")).isEqualTo(extension);
        assertThat((String) row.get("basis")).startsWith(basis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jiangbei  | utility-transfer     | confirmRegistration |         | 1  | [配]",
                "jiangbei  | utility-transfer     | branch              | water   | 3  | [配]",
                "jiangbei  | utility-transfer     | branch              | power   | 3  | [配]",
                "jiangbei  | utility-transfer     | branch              | gas     | 5  | [配]",
                "jiangbei  | utility-transfer     | branch              | telecom | 2  | [配]",
                "jiangbei  | utility-transfer     | branch              | tv      | 2  | [配]",
                "jiangbei  | utility-transfer     | arrears             | gas     | 10 | [配]",
                "dianjiang | utility-installation | branch              | water   | 9  | 垫江府办〔2021〕28号6",
                "jiangbei  | utility-installation | branch              | water   | 7  | 江北府办发〔2021〕54号6",
                "yuzhong   | utility-installation | branch              | water   | 9  | 渝中府办〔2021〕16号6",
                "wulong    | utility-installation | branch              | water   | 9  | [配]",
                "jiangbei  | utility-installation | branch              | power   | 7  | 江北府办发〔2021〕54号6",
                "yuzhong   | utility-installation | branch              | power   | 8  | 《重庆市优化营商环境条例》第三十二条",
                "wulong    | utility-installation | branch              | gas     | 13 | 垫江府办〔2021〕28号6",
                "jiangbei  | utility-installation | branch              | telecom | 5  | [配]",
                "jiangbei  | utility-installation | branch              | tv      | 5  | [配]"
            })
    void limitsTransfersAndInstallations(
            String district, String item, String step, String branch, int amount, String basis) {
        // the first of a kind counts, and all are of one kind
        Map<String, Object> row = decide(
                        "utility-transfer-time-limits",
                        "district",
                        district,
                        "item",
                        item,
                        "step",
                        step,
                        "branch",
                        branch,
                        "branchDuty",
                        "utility-service-" + branch)
                .getResultList()
                .get(0);
        assertThat(row).containsEntry("amount", amount).containsEntry("unit", "WORKING_DAY");
        assertThat((String) row.get("basis")).startsWith(basis);
        assertThat((String) row.get("duty"))
                .isEqualTo(branch == null ? "property-registration" : "utility-service-" + branch);
        assertThat(row.get("pauses")).isEqualTo(item.equals("utility-installation") ? "user-caused" : null);
    }

    private static Map<String, Object> onlyLimit(String table, Object... values) {
        return decide(table, values).getSingleResult().getEntryMap();
    }

    @ParameterizedTest
    @CsvSource({
        "yuzhong,  smallLowVoltage, filing",
        "yuzhong,  other,           permit",
        "jiangbei, smallLowVoltage, permit"
    })
    void filesSmallConnectionsInYuzhong(String district, String connection, String procedure) {
        assertThat((String) decide("excavation-procedure", "district", district, "connectionKind", connection)
                        .getSingleEntry())
                .isEqualTo(procedure);
    }

    @ParameterizedTest
    @CsvSource({"yes, 4,  ,  true", "yes, 5,  ,  false", "yes, 9,  2, true", "yes, 9,  3, false", "no,  ,   ,  false"})
    void asksTheGovernmentAboutNewAndRepairedRoads(String digs, Integer age, Integer repair, boolean required) {
        assertThat((Boolean) decide("excavation-consent", "digsRoad", digs, "roadAge", age, "repairAge", repair)
                        .getSingleEntry())
                .isEqualTo(required);
    }

    @ParameterizedTest
    @CsvSource({
        "jiangbei,  none,      ,    ,       NONE",
        "dianjiang, temporary, yes, 400,    DISTRICT",
        "dianjiang, temporary, yes, 400.01, MUNICIPAL",
        "jiangbei,  temporary, yes, 300,    DISTRICT",
        "jiangbei,  temporary, no,  200,    DISTRICT",
        "jiangbei,  temporary, no,  200.01, MUNICIPAL",
        "yuzhong,   permanent, yes, 201,    MUNICIPAL",
        "dianjiang, permanent, yes, 1000,   DISTRICT"
    })
    void saysWhoDecidesOnGreens(String district, String use, String isPublic, Double area, String level) {
        assertThat((String) decide(
                                "excavation-greening",
                                "district",
                                district,
                                "greenUse",
                                use,
                                "greenPublic",
                                isPublic,
                                "greenArea",
                                area)
                        .getSingleEntry())
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "yes, yes, DISTRICT,  yes, road-excavation road-traffic greening-occupation excavation-planning",
        "no,  no,  MUNICIPAL, no,  greening-occupation",
        "yes, no,  NONE,      no,  road-excavation"
    })
    void namesTheDepartmentsThatAnExcavationConcerns(
            String digs, String occupies, String level, String lays, String duties) {
        List<Map<String, Object>> rows = decide(
                        "excavation-departments",
                        "digsRoad",
                        digs,
                        "occupiesRoad",
                        occupies,
                        "greeningLevel",
                        level,
                        "laysPipeline",
                        lays)
                .getResultList();
        assertThat(rows).extracting(row -> row.get("duty")).containsExactly((Object[]) duties.split(" "));
        assertThat(rows).extracting(row -> (String) row.get("name")).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> assertThat((String) row.get("note")).contains("依据："));
        assertThat(rows.stream().anyMatch(row -> ((String) row.get("note")).contains("市级批准文号")))
                .isEqualTo(level.equals("MUNICIPAL"));
    }

    @Test
    void offersTheServicesOfEveryDistrict() {
        DISTRICTS.forEach(district -> {
            List<Map<String, Object>> rows =
                    decide("utility-transfer-providers", "district", district).getResultList();
            assertThat(rows)
                    .extracting(row -> row.get("service"))
                    .containsExactly("water", "power", "gas", "telecom", "tv");
            assertThat(rows)
                    .allSatisfy(row -> assertThat(
                                    decide("competent-authority", "district", district, "duty", row.get("duty")))
                            .hasSize(1));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "utility-excavation,   市政接入工程占掘路、占绿审批,     application-form;site-plan;construction-plan;traffic-plan;pipeline-survey",
        "utility-transfer,     水电气讯有线电视过户一件事, authorisation;identity;property-certificate;last-bills",
        "utility-installation, 水电气讯有线电视报装一件事, authorisation;identity;property-certificate"
    })
    void listsTheItemsOfUtilitiesWithTheirMaterials(String item, String name, String materials) {
        Map<String, Object> row =
                decide("service-items", "item", item).getSingleResult().getEntryMap();
        assertThat(row).containsEntry("name", name);
        assertThat(DECISIONS).containsKeys((String) row.get("limits"), (String) row.get("materials"));
        assertThat(decide((String) row.get("materials"), "district", "jiangbei", "item", item)
                        .<String>collectEntries("code"))
                .containsExactly(materials.split(";"));
    }

    private static DmnDecisionTableResult decide(String decision, Object... values) {
        return engine.evaluateDecisionTable(DECISIONS.get(decision), Office.variables(values));
    }
}
