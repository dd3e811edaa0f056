package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A government procurement in 江北 from the intention to the last payment, as those who do it have it in Tasklist. */
@BrowserTest
class ProcurementIT {

    @Autowired
    private Desks desks;

    @Autowired
    private Clock clock;

    private Tasklist entity;
    private String number;
    private String today;

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void runsFromTheIntentionToTheLastPayment() {
        today = LocalDate.now(clock).toString();
        entity = desks.of("jb-procurement");
        number = plan();
        publishIntention();
        chooseMethod();
        award();
        complainAndDecide();
        sign();
        publishAndFile();
        pay("预付款", "25001", "500050.00", "50.00");
        perform();
        pay("合同余款", "25002", "499840.50", "60.00");
        entity.choose("本部门待办");
        assertThat(entity.card(number, "登记发票")).hasCount(0);
        entity.logOut();
    }

    private String plan() {
        Form form = entity.start("政府采购合同");
        form.fill("采购单位", "重庆市江北区教育事务中心")
                .fill("统一社会信用代码", "12500105MB1A2B3C4D")
                .fill("联系人", "邱敏")
                .fill("手机号码", "13800138000")
                .fill("采购项目名称", "中小学多媒体设备采购")
                .fill("履约地点", "江北区各中小学")
                .fill("项目类别", "货物")
                .fill("项目预算", "1280000.505");
        assertThat(form.error("项目预算")).hasText("最多保留 2 位小数。");
        form.fill("项目预算", "1280000.50")
                .fill("项目实施日期", today)
                .fill("是否达到公开招标数额标准", "否")
                .fill("是否适宜由中小企业提供", "是");
        entity.screenshot("61-procurement-plan").submitStart();
        return entity.number(entity.choose("本部门待办").card("中小学多媒体设备采购", "公开采购意向"));
    }

    private void publishIntention() {
        entity.open(number, "公开采购意向").claim();
        assertThat(entity.page().locator(".task-card")).containsText("江北府办发〔2021〕54号13");
        entity.fill("公开日期", today)
                .fill("公开网址或者编号", "https://www.ccgp-chongqing.gov.cn/demand/1")
                .screenshot("62-intention")
                .complete();
    }

    private void chooseMethod() {
        entity.open(number, "确定采购方式").claim();
        assertThat(entity.page().locator(".task-card")).containsText("预算不超过200万元的货物、服务，适宜由中小企业提供");
        entity.fill("采购方式", "竞争性谈判").screenshot("63-method").complete();
    }

    /** A bid above the budget is refused. */
    private void award() {
        Tasklist centre = desks.of("jb-trading").open(number, "组织评审，确定候选人").claim();
        centre.fill("采购结果", "产生中标（成交）候选人").fill("中标（成交）通知书编号", "渝采通〔2026〕1号").fill("通知书发出日期", today);
        bid(centre, "第一名", "重庆明德教学设备有限公司", "91500105MA5U9AB01A", "小型企业", "2000000.50");
        bid(centre, "第二名", "重庆启智科技有限公司", "91500105MA5U9AB02B", "中型企业", "1100000");
        centre.completeInVain();
        assertThat(centre.notice()).containsText("候选人“重庆明德教学设备有限公司”的报价2,000,000.50元超过预算1,280,000.50元");
        centre.screenshot("64-candidates");
        centre.fill("第一名：报价", "1000000.50");
        centre.complete();
    }

    private static void bid(Tasklist centre, String place, String supplier, String code, String size, String amount) {
        centre.fill(place + "：供应商", supplier)
                .fill(place + "：统一社会信用代码", code)
                .fill(place + "：企业规模", size)
                .fill(place + "：报价", amount);
    }

    private void complainAndDecide() {
        Tasklist finance = desks.of("jb-finance");
        finance.start("登记质疑投诉")
                .fill("办件编号", number)
                .fill("类型", "投诉")
                .fill("质疑（投诉）编号", "江财采投〔2026〕3号")
                .fill("质疑（投诉）供应商", "重庆博文教育装备有限公司")
                .fill("收到日期", today)
                .fill("质疑（投诉）事项", "评审标准对外地供应商设置不合理条件");
        finance.screenshot("65-complaint").submitStart();
        entity.reload().open(number, "签订合同").claim();
        assertThat(entity.light(number, "签订合同")).hasClass(Pattern.compile("ow-light-blue"));
        assertThat(entity.tab("时限")).containsText("《政府采购法》第五十七条");
        entity.screenshot("66-suspended").tab("表单");
        finance.open(number, "处理质疑、投诉")
                .claim()
                .fill("处理决定", "不成立，继续签订合同")
                .fill("决定（答复）文号", "江财采决〔2026〕3号")
                .fill("决定（答复）内容", "经审查，评审标准未设置不合理条件，投诉不成立")
                .screenshot("67-decision")
                .complete();
    }

    private void sign() {
        entity.reload().open(number, "签订合同");
        assertThat(entity.light(number, "签订合同")).hasClass(Pattern.compile("ow-light-green"));
        assertThat(entity.page().locator(".task-card")).containsText("预付款不低于合同金额的50%（江北府办发〔2021〕54号15）");
        entity.fill("签订结果", "已签订合同")
                .fill("合同编号", "JBJY-2026-018")
                .fill("合同金额", "1000000.50")
                .fill("签订日期", today)
                .fill("履约期限", LocalDate.parse(today).plusDays(60).toString())
                .fill("预付款", "400000.00");
        entity.fill("第1期付款：款项", "到货款").fill("第1期付款：金额", "300000.10");
        entity.fill("第2期付款：款项", "验收款").fill("第2期付款：金额", "200000.40");
        entity.completeInVain();
        assertThat(entity.notice()).containsText("预付款与各期付款合计900,000.50元，与合同金额1,000,000.50元不一致，少100,000.00元");
        entity.screenshot("68-does-not-add-up");
        entity.fill("第2期付款：金额", "300000.40");
        entity.completeInVain();
        assertThat(entity.notice()).containsText("预付款400,000.00元低于合同金额的50%，至少须500,000.25元（江北府办发〔2021〕54号15）");
        entity.fill("预付款", "500100.00");
        entity.fill("第2期付款：金额", "200000.40");
        entity.completeInVain();
        assertThat(entity.notice()).containsText("多100.00元");
        entity.fill("第2期付款：金额", "199900.40");
        entity.screenshot("69-contract").complete();
    }

    private void publishAndFile() {
        entity.open(number, "公告合同")
                .claim()
                .fill("公告日期", today)
                .fill("公告网址或者编号", "https://www.ccgp-chongqing.gov.cn/contract/1")
                .screenshot("70-publication")
                .complete();
        entity.open(number, "报送合同备案")
                .claim()
                .fill("备案日期", today)
                .fill("备案编号", "备2026-018")
                .complete();
    }

    /** Pays in two invoices. */
    private void pay(String kind, String invoice, String first, String second) {
        invoice(invoice + "1", first);
        settle(invoice + "1", kind);
        invoice(invoice + "2", second);
        settle(invoice + "2", kind);
    }

    private void invoice(String invoice, String amount) {
        entity.open(number, "登记发票").claim().fill("发票号码", invoice).fill("收到发票日期", today);
        entity.fill("发票金额", "99999999").completeInVain();
        assertThat(entity.notice()).containsText("发票金额99,999,999.00元超过");
        entity.screenshot("71-invoice-" + invoice).fill("发票金额", amount).complete();
    }

    private void settle(String invoice, String kind) {
        entity.open(number, "办理支付").claim();
        assertThat(entity.page().locator(".task-card")).containsText("发票：" + invoice + "，" + kind);
        entity.fill("办理结果", "支付")
                .fill("支付日期", today)
                .fill("支付凭证号", "ZF" + invoice)
                .screenshot("72-payment-" + invoice)
                .complete();
    }

    /** The first inspection fails. */
    private void perform() {
        entity.open(number, "登记履约完成")
                .claim()
                .fill("履约完成日期", today)
                .fill("履约情况", "设备已全部到货安装")
                .complete();
        inspect("不合格", "两台投影机亮度不足");
        entity.open(number, "登记整改完成")
                .claim()
                .fill("整改完成日期", today)
                .fill("整改情况", "已更换投影机")
                .complete();
        inspect("合格", "符合合同约定");
        Locator file = entity.open(number, "登记发票").tab("办件");
        for (String document :
                new String[] {"中标（成交）通知书", "暂停签订合同通知书", "政府采购合同公告", "政府采购合同备案回执", "支付凭证", "履约整改通知书", "履约验收书"}) {
            assertThat(file.locator(".ow-table .btn-link").getByText(document).first())
                    .isVisible();
        }
        entity.screenshot("73-documents").tab("表单");
    }

    private void inspect(String result, String note) {
        entity.open(number, "组织履约验收")
                .claim()
                .fill("验收日期", today)
                .fill("验收人员", "邱敏、陈强")
                .fill("验收结果", result)
                .fill("验收情况", note)
                .screenshot("74-inspection-" + result)
                .complete();
    }
}
