package org.onewindow.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onewindow.casefile.CaseFile;

/** A government procurement, played good as it is; tests change what they are about. */
final class Purchase {

    private final Office office;

    Purchase(Office office) {
        this.office = office;
    }

    /** Starts a procurement of goods for 1,280,000.50 yuan that small firms can supply. */
    CaseFile plan(Object... changes) {
        office.start(
                "procurement-contract",
                with(
                        changes,
                        "applicantName",
                        "重庆市江北区教育事务中心",
                        "applicantIdNumber",
                        "12500105MB1A2B3C4D",
                        "contactName",
                        "邱敏",
                        "applicantPhone",
                        "13800138000",
                        "projectName",
                        "中小学多媒体设备采购",
                        "projectAddress",
                        "江北区各中小学",
                        "category",
                        "goods",
                        "budget",
                        "1280000.50",
                        "plannedOn",
                        "2026-04-01",
                        "reachesOpenTender",
                        "no",
                        "suitableForSme",
                        "yes"));
        return office.lastCase();
    }

    void publishIntention(String on) {
        office.complete("publishIntention", "intentionOn", on, "intentionPlace", "https://www.ccgp-chongqing.gov.cn/1");
    }

    void choose(Object... changes) {
        office.complete("chooseMethod", with(changes, "method", "negotiation"));
    }

    static Map<String, String> bid(String supplier, String code, String size, String amount) {
        return Map.of("supplierName", supplier, "supplierCode", code, "supplierSize", size, "bid", amount);
    }

    /** First a small firm for 1,000,000, then a medium one for 1,100,000. */
    static List<Map<String, String>> bids() {
        return List.of(
                bid("重庆明德教学设备有限公司", "91500105MA5U9AB01A", "small", "1000000"),
                bid("重庆启智科技有限公司", "91500105MA5U9AB02B", "medium", "1100000.00"));
    }

    void award(String on, List<Map<String, String>> bids) {
        office.complete(
                "evaluateBids",
                with(
                        numbered(bids),
                        "awardResult", "awarded",
                        "noticeNumber", "渝采通〔2026〕1号",
                        "noticeOn", on));
    }

    /** The fields of rows as the form numbers them. */
    private static Object[] numbered(List<Map<String, String>> rows) {
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int place = i + 1;
            rows.get(i).forEach((name, value) -> {
                pairs.add(name + place);
                pairs.add(value);
            });
        }
        return pairs.toArray();
    }

    /** A procurement with the award notice of this day. */
    CaseFile awarded(String on, Object... changes) {
        CaseFile file = plan(changes);
        publishIntention(on);
        choose();
        award(on, bids());
        return file;
    }

    static Object[] contract(String signedOn, Object... changes) {
        return with(
                changes,
                "signingOutcome",
                "signed",
                "contractNumber",
                "JBJY-2026-018",
                "contractAmount",
                "1000000.00",
                "signedOn",
                signedOn,
                "performBy",
                "2026-06-30",
                "prepayment",
                "500000");
    }

    /** Pairs of name and amount. */
    static List<Map<String, String>> instalments(String... pairs) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            rows.add(Map.of("instalmentName", pairs[i], "instalmentAmount", pairs[i + 1]));
        }
        return rows;
    }

    void sign(String on, Object... changes) {
        sign(on, instalments("到货款", "300000.00", "验收款", "200000"), changes);
    }

    void sign(String on, List<Map<String, String>> instalments, Object... changes) {
        office.complete("signContract", with(numbered(instalments), contract(on, changes)));
    }

    void publish(String on) {
        office.complete(
                "publishContract", "publishedOn", on, "publicationPlace", "https://www.ccgp-chongqing.gov.cn/2");
    }

    void fileContract(String on) {
        office.complete("fileContract", "filedOn", on, "filingNumber", "备2026-018");
    }

    /** A contract that is signed, published and filed. */
    CaseFile signed(String on) {
        CaseFile file = awarded(on);
        sign(on);
        publish(on);
        fileContract(on);
        return file;
    }

    void invoice(String number, String on, String amount) {
        office.complete("registerInvoice", "invoiceNumber", number, "invoicedOn", on, "invoiceAmount", amount);
    }

    void pay(String on) {
        office.complete("payInvoice", "paymentDecision", "pay", "paidOn", on, "voucherNumber", "ZF-" + on);
    }

    void perform(String on) {
        office.complete("confirmPerformance", "performedOn", on, "performanceNote", "设备已全部到货安装");
    }

    void inspect(String on, String result) {
        office.complete(
                "inspectPerformance",
                "inspectedOn",
                on,
                "acceptanceTeam",
                "邱敏、陈强",
                "acceptanceResult",
                result,
                "acceptanceNote",
                result.equals("pass") ? "符合合同约定" : "两台投影机亮度不足");
    }

    void complain(CaseFile file, String kind, String number, String on) {
        office.start(
                "register-complaint",
                "caseNumber",
                file.getNumber(),
                "complaintKind",
                kind,
                "complaintNumber",
                number,
                "complainant",
                "重庆博文教育装备有限公司",
                "complaintReceivedOn",
                on,
                "complaintReason",
                "评审标准对外地供应商设置不合理条件");
    }

    void decide(String decision) {
        office.complete(
                "decideComplaint",
                "complaintDecision",
                decision,
                "complaintDecisionNumber",
                "江财采投〔2026〕3号",
                "complaintDecisionText",
                "经审查核实");
    }

    private static Object[] with(Object[] changes, Object... pairs) {
        // A later pair of the same name takes the place of an earlier one.
        return Stream.concat(Stream.of(pairs), Stream.of(changes)).toArray();
    }
}
