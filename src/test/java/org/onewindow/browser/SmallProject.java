package org.onewindow.browser;

import com.microsoft.playwright.Locator;
import java.time.Clock;
import java.time.LocalDate;

/** What people enter for a 小低项目 up to its permits, good as it is. Each step leaves the form filled in, not sent. */
final class SmallProject {

    private final Desks desks;
    private final Clock clock;

    SmallProject(Desks desks, Clock clock) {
        this.desks = desks;
        this.clock = clock;
    }

    static Form application(Form form, String applicant, String project) {
        return form.fill("申请人（建设单位）", applicant)
                .fill("统一社会信用代码", "91500105MA5U3XYB1K")
                .fill("联系人", "陈强")
                .fill("手机号码", "13800138000")
                .fill("项目名称", project)
                .fill("建设地点", "江北区港城工业园区A12地块")
                .fill("项目类型", "工业")
                .fill("总建筑面积", "8200.5")
                .fill("建筑高度", "18.6")
                .fill("是否涉及易燃、易爆、有毒、有害物品或者危险品", "否")
                .fill("是否自愿采用告知承诺方式", "是");
    }

    /** Applies at the window. @return the number of the new case */
    String applied(String applicant, String project) {
        Tasklist window = desks.of("jb-window");
        application(window.start("社会投资小型低风险建设项目"), applicant, project);
        window.submitStart();
        Locator card = window.choose("本部门待办").card(project, "核验申请材料");
        return window.number(card);
    }

    Tasklist materials(String number) {
        return desks.of("jb-window").open(number, "核验申请材料").claim().fill("核验结果", "材料齐全，受理");
    }

    Tasklist commitment(String number) {
        return desks.of("jb-window")
                .open(number, "签署告知承诺书")
                .claim()
                .fill("项目符合小低项目范围：工业或仓储，总建筑面积不超过1万平方米，高度不超过24米，不涉及易燃、易爆、有毒、有害物品或者危险品")
                .fill("已依法取得建设用地")
                .fill("施工图符合工程建设强制性标准，设计人员对设计质量终身负责")
                .fill("施工单位、建设资金和质量安全措施已经落实")
                .fill("建成后不改变用途")
                .fill("已知悉：承诺不实的，撤销许可、责令限期整改、依法处罚并记入信用记录")
                .fill("用地证明文号", "渝（2026）江北区不动产权第000123号")
                .fill("设计单位和设计负责人", "重庆市设计院 王工")
                .fill("施工单位", "重庆建工第二建设有限公司")
                .fill("签署人", "陈强")
                .fill("签署日期", LocalDate.now(clock).toString());
    }

    Tasklist planningPermit(String user, String number) {
        return desks.of(user)
                .open(number, "规划许可审查")
                .claim()
                .fill("建设工程规划许可", "准予许可")
                .fill("规划许可证号", "建字第500105202600001号");
    }

    Tasklist constructionPermit(String user, String number) {
        return desks.of(user)
                .open(number, "施工许可审查")
                .claim()
                .fill("建筑工程施工许可", "准予许可")
                .fill("施工许可证号", "施字第500105202600001号");
    }
}
