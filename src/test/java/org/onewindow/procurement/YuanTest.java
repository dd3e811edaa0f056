package org.onewindow.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.web.BadFieldException;

/** Money is exact to the fen. */
class YuanTest {

    @ParameterizedTest
    @CsvSource({
        "1280000.50,      '1,280,000.50元'",
        "1280000.5,       '1,280,000.50元'",
        "0.01,            0.01元",
        "00012,           12.00元",
        "1.500,           1.50元",
        "100000000000.01, '100,000,000,000.01元'",
        "999999999999.99, '999,999,999,999.99元'"
    })
    void readsWhatAFormSubmits(String text, String shown) {
        assertThat(Yuan.read("budget", "项目预算", text)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0.001,            最多两位小数（精确到分），不能是0.001",
        "10.999,           最多两位小数（精确到分），不能是10.999",
        "-1,               须大于0，不能是-1",
        "-0.01,            须大于0，不能是-0.01",
        "0,                须大于0",
        "0.00,             须大于0",
        "1000000000000,    须小于1万亿元",
        "1e5,              须为以元为单位的数字",
        "'1,000',          须为以元为单位的数字",
        "12元,             须为以元为单位的数字",
        "'',               须为以元为单位的数字",
        "１２,             须为以元为单位的数字"
    })
    void refusesWhatIsNoAmount(String text, String why) {
        BadFieldException refused =
                catchThrowableOfType(BadFieldException.class, () -> Yuan.read("budget", "项目预算", text));
        assertThat(refused).hasMessageContaining("项目预算" + why);
        assertThat(refused.field()).isEqualTo("budget");
    }

    @Test
    void refusesADouble() {
        assertThatThrownBy(() -> Yuan.read("budget", "项目预算", 0.1)).hasMessageContaining("须为以元为单位的数字");
        assertThatThrownBy(() -> Yuan.read("budget", "项目预算", null)).hasMessageContaining("须为以元为单位的数字");
    }

    @Test
    void addsExactly() {
        assertThat(yuan("0.10").plus(yuan("0.20"))).isEqualTo(yuan("0.30"));
        assertThat(Yuan.sum(List.of(yuan("33.33"), yuan("33.33"), yuan("33.34"))))
                .isEqualTo(yuan("100.00"));
        assertThat(Yuan.sum(List.of(yuan("33.33"), yuan("33.33"), yuan("33.33"))))
                .hasToString("99.99元");
        assertThat(yuan("100000000000.01").minus(yuan("0.02"))).isEqualTo(yuan("99999999999.99"));
        assertThat(yuan("999999999999.99").plus(yuan("999999999999.99"))).hasToString("1,999,999,999,999.98元");
    }

    @ParameterizedTest
    @CsvSource({
        "1000000.00, 30, 300000.00",
        "100.00, 50, 50.00",
        // a third of a fen more is a whole fen more: "not below" leaves no room to round down
        "0.01, 30, 0.01",
        "33.33, 30, 10.00",
        "33.34, 30, 10.01",
        "123456.79, 50, 61728.40",
        "77.77, 0, 0.00",
        "77.77, 100, 77.77"
    })
    void roundsAShareUp(String whole, int percent, String least) {
        assertThat(yuan(whole).atLeast(percent)).isEqualTo(yuan(least));
    }

    @Property(tries = 500)
    void aShareIsNeverBelowItsPercentAndLessThanAFenAboveIt(
            @ForAll @BigRange(min = "0.01", max = "999999999999.99") @Scale(2) BigDecimal whole,
            @ForAll @IntRange(max = 100) int percent) {
        BigDecimal exact = whole.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
        BigDecimal least = new Yuan(whole).atLeast(percent).amount();
        assertThat(least).isGreaterThanOrEqualTo(exact);
        assertThat(least.subtract(exact)).isLessThan(new BigDecimal("0.01"));
    }

    private static Yuan yuan(String amount) {
        return new Yuan(new BigDecimal(amount));
    }
}
