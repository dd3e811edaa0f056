package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same diagram in two districts: what is promised, and why, is that of the district and the item. */
@BrowserTest
class UtilityIT {

    @Autowired
    private Desks desks;

    @Autowired
    private Clock clock;

    private String today;

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void promisesWhatTheDistrictPromises() {
        today = LocalDate.now(clock).toString();
        String ten = accepted("jb-window", "10千伏用电", "江北区港城工业园区A12地块", "港城冲压车间", "630");
        Tasklist jiangbei = desks.of("jb-power").open(ten, "现场查勘").claim();
        Locator clocks = jiangbei.tab("时限");
        assertThat(clocks).containsText("10千伏用电报装");
        assertThat(clocks).containsText("承诺时限（平均） 28 个工作日");
        assertThat(clocks).containsText("江北府办发〔2021〕54号6（10千伏城镇用户全流程平均用时）");
        assertThat(clocks).containsText("之后办结的不算超期，计入本期平均数");
        assertThat(clocks).containsText("供电企业");
        jiangbei.screenshot("utility-01-jiangbei-10kv");

        String low = accepted("dj-window", "低压用电", "垫江县桂溪街道工农路10号", "桂溪便利店", "60");
        Tasklist dianjiang = desks.of("dj-power").open(low, "现场查勘").claim();
        Locator others = dianjiang.tab("时限");
        assertThat(others).containsText("承诺时限 8 个工作日");
        assertThat(others).containsText("垫江府办〔2021〕28号6（低压小微用户全流程总用时）");
        assertThat(others).containsText("法定时限 8 个工作日");
        assertThat(others).containsText("《重庆市优化营商环境条例》第三十二条");
        assertThat(others).not().containsText("江北府办发");
        dianjiang.screenshot("utility-02-dianjiang-low");

        refuseCosts(jiangbei, ten);
    }

    private void refuseCosts(Tasklist power, String number) {
        power.tab("表单");
        power.fill("查勘日期", today)
                .fill("查勘人员", "石磊")
                .fill("是否需建设红线外管线", "是")
                .fill("外线是否占掘路、占绿", "否")
                .fill("查勘情况", "须自开闭所新建外线300米")
                .complete();
        power.open(number, "答复供应方案").claim();
        power.fill("供应方案", "10千伏单电源，高供高计").fill("用户承担的红线外费用", "100").fill("用户承担的红线内接入费用", "0");
        assertThat(power.form().error("用户承担的红线外费用")).hasText("不得大于 0。");
        assertThat(power.form().field("用户承担的红线外费用")).containsText("不得由用户承担建筑区划红线外发生的任何费用（江北府办发〔2021〕54号7）");
        power.screenshot("utility-03-costs-refused").fill("用户承担的红线外费用", "0").complete();
        power.open(number, "外线工程施工");
    }

    /** @return the number of a case whose materials are accepted */
    private String accepted(String user, String item, String place, String project, String kilowatts) {
        Tasklist window = desks.of(user);
        window.start("水电气报装")
                .fill("报装事项", item)
                .fill("申请人（用户）", project + "有限公司")
                .fill("统一社会信用代码", "91500105MA5U3XYB9K")
                .fill("联系人", "陈强")
                .fill("手机号码", "13800138000")
                .fill("项目（用户）名称", project)
                .fill("接入地点", place)
                .fill("报装容量", kilowatts);
        window.submitStart();
        Locator card = window.choose("本部门待办").card(project, "核验申请材料");
        String number = window.number(card);
        window.open(number, "核验申请材料").claim().fill("核验结果", "材料齐全，受理").complete();
        return number;
    }
}
