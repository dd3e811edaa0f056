package org.onewindow.deadline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A part of a whole, kept as two numbers so that a page can say "37 of 120". Of nothing there is no share: it is neither
 * 0 % nor 100 %.
 *
 * @param part the numerator; below 0 where what should have been saved was overspent
 * @param whole the denominator, 0 or more
 */
public record Share(long part, long whole) {

    /**
     * Checks the whole.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Share {
        if (whole < 0) {
            throw new IllegalArgumentException("negative whole: " + whole);
        }
    }

    /** In percent, rounded half up to one decimal place; empty if the whole is 0. */
    public Optional<BigDecimal> percent() {
        return quotient(100 * part, whole);
    }

    /** The part for each one of the whole, rounded half up to one decimal place; empty if the whole is 0. */
    public Optional<BigDecimal> average() {
        return quotient(part, whole);
    }

    private static Optional<BigDecimal> quotient(long part, long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
    }
}
