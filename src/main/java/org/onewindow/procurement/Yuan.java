package org.onewindow.procurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.onewindow.web.BadFieldException;

/**
 * An amount of money in yuan 元, exact to the fen 分: decimal and never a double, so that what adds up on paper adds up
 * here.
 *
 * @param amount always with two decimals
 */
public record Yuan(BigDecimal amount) implements Comparable<Yuan> {

    /** Nothing. */
    public static final Yuan ZERO = new Yuan(BigDecimal.ZERO);

    /** What the tables hold: less than a trillion. */
    private static final BigDecimal LIMIT = new BigDecimal("1000000000000");

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    /** @throws ArithmeticException if it is not exact to the fen */
    public Yuan {
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    /**
     * Reads an amount as a form submits it: a text, because a number of JavaScript is a double.
     *
     * @param field the form's field, for the error
     * @param label what the form calls it
     * @throws BadFieldException if it is no plain decimal number, has more than two decimals, is not above zero, or is a
     *     trillion or more
     */
    public static Yuan read(String field, String label, Object text) {
        if (!(text instanceof String plain) || !PLAIN.matcher(plain).matches()) {
            throw new BadFieldException(field, "%s须为以元为单位的数字，最多两位小数，例如 1280000.50".formatted(label));
        }
        BigDecimal amount = new BigDecimal(plain);
        if (amount.stripTrailingZeros().scale() > 2) {
            throw new BadFieldException(field, "%s最多两位小数（精确到分），不能是%s".formatted(label, plain));
        }
        if (amount.signum() <= 0) {
            throw new BadFieldException(field, "%s须大于0，不能是%s".formatted(label, plain));
        }
        if (amount.compareTo(LIMIT) >= 0) {
            throw new BadFieldException(field, "%s须小于1万亿元".formatted(label));
        }
        return new Yuan(amount);
    }

    /** The sum, exact. */
    public static Yuan sum(Collection<Yuan> amounts) {
        return amounts.stream().reduce(ZERO, Yuan::plus);
    }

    public Yuan plus(Yuan other) {
        return new Yuan(amount.add(other.amount));
    }

    /** May be negative. */
    public Yuan minus(Yuan other) {
        return new Yuan(amount.subtract(other.amount));
    }

    /**
     * The least amount to the fen that is not below so many percent of this one: what "不低于30%" demands.
     *
     * @param percent 0 to 100
     */
    public Yuan atLeast(int percent) {
        return new Yuan(
                amount.multiply(BigDecimal.valueOf(percent)).movePointLeft(2).setScale(2, RoundingMode.CEILING));
    }

    public boolean isMoreThan(Yuan other) {
        return compareTo(other) > 0;
    }

    public boolean isLessThan(Yuan other) {
        return compareTo(other) < 0;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    @Override
    public int compareTo(Yuan other) {
        return amount.compareTo(other.amount);
    }

    /** As a form submits it, such as {@code 1280000.50}. */
    public String plain() {
        return amount.toPlainString();
    }

    /** As a user reads it, such as {@code 1,280,000.50元}. */
    @Override
    public String toString() {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount) + "元";
    }
}
