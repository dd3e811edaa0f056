package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A 小低项目 in 江北 from the window to the title deed, as its clerks and heads do it in Tasklist. */
@BrowserTest
class MainJobIT {

    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                    .getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private Desks desks;

    @Autowired
    private Clock clock;

    private SmallProject project;
    private String number;
    private String today;

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void runsFromTheWindowToTheTitleDeed() {
        project = new SmallProject(desks, clock);
        today = LocalDate.now(clock).toString();
        number = apply();
        checkMaterials();
        signCommitment();
        decidePermits();
        connectWater();
        inspect();
        checkDrawingsAndFacts();
        acceptJointly();
        verifyPlanning();
        register();
        deliverAndRate();
    }

    /** @return the number of the new case */
    private String apply() {
        Tasklist window = desks.of("jb-window");
        Form form = window.start("社会投资小型低风险建设项目");
        SmallProject.application(form, "重庆江北精工机械有限公司", "精工机械二期厂房").fill("手机号码", "12345");
        assertThat(form.error("手机号码")).hasText("格式不符合要求。");
        assertThat(window.startButton()).isDisabled();
        window.screenshot("01-start-form");
        form.fill("手机号码", "13800138000");
        assertThat(form.error("手机号码")).hasCount(0);
        window.screenshot("02-start-form-filled").submitStart();
        window.choose("本部门待办");
        Locator card = window.card("精工机械二期厂房", "核验申请材料");
        assertThat(card.locator(".ow-card-case")).hasText(Pattern.compile("^JB-\\d{4}-\\d{6}　重庆江北精工机械有限公司　精工机械二期厂房$"));
        assertThat(card.locator(".ow-light")).hasText(left(5));
        assertThat(card.locator(".ow-light")).hasClass(Pattern.compile("ow-light-green"));
        card.scrollIntoViewIfNeeded();
        window.screenshot("03-card-list");
        return window.number(card);
    }

    private void checkMaterials() {
        Tasklist window = desks.of("jb-window").open(number, "核验申请材料").claim();
        window.screenshot("04-check-materials");
        Locator clocks = window.tab("时限");
        assertThat(clocks).containsText("核验材料、一次性告知补正");
        assertThat(clocks).containsText("《行政许可法》第三十二条第一款第四项、第八十二条");
        assertThat(clocks.locator(".ow-light").first()).hasText(left(5));
        clocks.getByText("逐日说明").first().click();
        assertThat(clocks).containsText("第 5 日");
        window.screenshot("05-deadlines");
        upload(window);
        window.tab("流程图");
        assertThat(window.page().locator(".djs-element").first()).isVisible();
        window.screenshot("08-diagram");
        window.tab("表单");
        window.fill("核验结果", "材料齐全，受理").complete();
    }

    /** A file that only calls itself a PDF is refused and nothing else is lost; a PDF is kept. */
    private void upload(Tasklist window) {
        Locator file = window.tab("办件");
        assertThat(file).containsText(number);
        choose(file, "营业执照.pdf", "just a text".getBytes(StandardCharsets.US_ASCII));
        assertThat(file.locator(".ow-upload [role=alert]")).hasText("文件“营业执照.pdf”的内容不是 PDF、JPEG 或 PNG（text/plain）");
        assertThat(file.locator("#ow-file")).hasValue(Pattern.compile("营业执照\\.pdf$"));
        window.screenshot("06-upload-refused");
        choose(file, "营业执照.pdf", PDF);
        assertThat(file.getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText("主件"))
                        .filter(new Locator.FilterOptions().setHas(file.page().getByText("营业执照.pdf"))))
                .hasText(Pattern.compile("^营业执照\\s*主件"));
        assertThat(file).containsText("上传文件：营业执照.pdf");
        window.screenshot("07-case");
    }

    /** What is left of a limit just begun: a day more on a day off, for the limit begins on the next working day. */
    private static Pattern left(int workingDays) {
        return Pattern.compile("^剩 (%d|%d) 个工作日$".formatted(workingDays, workingDays + 1));
    }

    private static void choose(Locator file, String name, byte[] content) {
        file.locator("#ow-material").selectOption("营业执照");
        file.locator("#ow-file").setInputFiles(new FilePayload(name, "application/pdf", content));
        file.getByText("上传", new Locator.GetByTextOptions().setExact(true)).click();
    }

    private void signCommitment() {
        project.commitment(number).screenshot("09-commitment").complete();
    }

    private void decidePermits() {
        project.planningPermit("jb-planning", number)
                .screenshot("10-planning-permit")
                .complete();
        project.constructionPermit("jb-housing-head", number)
                .screenshot("11-construction-permit-by-the-head")
                .complete();
    }

    private void connectWater() {
        Tasklist water = desks.of("jb-water");
        water.open(number, "供排水联合查勘")
                .claim()
                .fill("查勘日期", today)
                .fill("查勘人员", "供水郑涛、排水刘洋")
                .fill("接入口径", "40")
                .fill("接入方案", "DN40接入市政管网，雨污分流")
                .complete();
        water.open(number, "供排水一次接入").claim().fill("接入日期", today).fill("水表编号", "S1001");
        water.fill("用户承担的红线外费用", "100");
        assertThat(water.form().error("用户承担的红线外费用")).hasText("不得大于 0。");
        water.screenshot("12-water").fill("用户承担的红线外费用", "0").complete();
    }

    /** Two different people inspect, and not in the future; the server says so and the form stays as it was. */
    private void inspect() {
        Tasklist housing = desks.of("jb-housing").open(number, "现场检查").claim();
        housing.fill("检查日期", today)
                .fill("检查人员一", "李明")
                .fill("执法证号一", "渝建执001")
                .fill("检查人员二", "李明")
                .fill("执法证号二", "渝建执002")
                .fill("检查结果", "合格")
                .completeInVain();
        assertThat(housing.notice()).containsText("须由两名不同的检查人员检查（《行政许可法》第三十四条）");
        assertThat(housing.notice()).not().containsText("Cannot");
        housing.screenshot("13-same-inspector-refused")
                .fill("检查人员二", "周华")
                .fill("检查日期", LocalDate.parse(today).plusDays(1).toString())
                .completeInVain();
        assertThat(housing.notice()).containsText("检查日期不能晚于今天");
        housing.screenshot("14-inspection").fill("检查日期", today).complete();
    }

    private void checkDrawingsAndFacts() {
        Tasklist housing = desks.of("jb-housing");
        housing.open(number, "图纸质量检查").claim();
        assertThat(housing.light(number, "图纸质量检查")).hasText(left(5));
        housing.fill("检查结果", "符合要求").complete();
        housing.open(number, "核查承诺事实").claim().fill("承诺的事实是否属实", "属实").complete();
    }

    private void acceptJointly() {
        Tasklist window = desks.of("jb-window").open(number, "一口受理验收申请");
        assertThat(window.light(number, "一口受理验收申请")).hasCount(0); // it waits for the applicant, no clock runs
        window.claim()
                .fill("完工日期", today)
                .fill("多测合一报告编号", "DCHY-2026-001")
                .fill("工程竣工报告、质量保修书等材料已提交")
                .complete();
        desks.of("jb-housing")
                .open(number, "联合勘验")
                .claim()
                .fill("勘验日期", today)
                .fill("参加部门和人员", "住建李明、规划周丽、人防罗斌、城管谭敏")
                .fill("勘验情况", "现场与图纸相符")
                .complete();
        for (String department : new String[] {"jb-housing", "jb-planning", "jb-defence", "jb-greening"}) {
            desks.of(department)
                    .open(number, "出具验收意见")
                    .claim()
                    .fill("验收意见", "同意通过")
                    .fill("意见说明", "符合要求，同意通过")
                    .screenshot("15-opinion-" + department)
                    .complete();
        }
    }

    private void verifyPlanning() {
        desks.of("jb-planning")
                .open(number, "规划核实")
                .claim()
                .fill("经核实，符合规划许可内容")
                .fill("规划核实意见编号", "规核2026001")
                .complete();
    }

    private void register() {
        Tasklist registry = desks.of("jb-registry").open(number, "不动产首次登记").claim();
        assertThat(registry.light(number, "不动产首次登记")).hasText(left(3));
        assertThat(registry.tab("时限")).containsText("《不动产登记暂行条例》第二十条");
        registry.screenshot("16-registration-deadlines").tab("表单");
        registry.fill("登簿日期", today)
                .fill("不动产权证书号", "渝（2026）江北区不动产权第000999号")
                .screenshot("17-registration")
                .complete();
    }

    private void deliverAndRate() {
        Tasklist window = desks.of("jb-window").open(number, "送达办理结果").claim();
        Locator file = window.tab("办件");
        for (String document :
                new String[] {"收件凭证", "受理通知书", "建设工程规划许可证", "建筑工程施工许可证", "质量安全监督检查记录", "竣工联合验收意见书", "竣工验收备案", "规划核实意见"
                }) {
            assertThat(file.locator(".ow-table .btn-link").getByText(document)).isVisible();
        }
        assertThat(file).containsText("不动产首次登记");
        window.screenshot("18-documents");
        window.tab("表单");
        window.fill("送达方式", "窗口领取").fill("领取（接收）人", "陈强").fill("送达日期", today).complete();
        window.open(number, "登记评价").claim();
        assertThat(window.tab("办件")).containsText("结案：办结");
        window.screenshot("19-closed").tab("表单");
        window.fill("评价", "非常满意").complete();
        assertThat(desks.of("jb-registry").choose("本部门待办").card(number, "不动产首次登记"))
                .hasCount(0);
        window.logOut();
    }
}
