package org.onewindow.calendar;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A time that is not counted 停表. It is a period of its own, so the day on which it begins is not part of it and the day
 * on which it ends is (民法典 第201条): what is left of a limit in days runs on from the day after.
 *
 * @param from when it begins
 * @param to when the clock goes on, not before {@code from}; null while that is open
 * @param why the reason, in Chinese, with the notice that ordered it
 */
public record Pause(LocalDateTime from, LocalDateTime to, String why) {

    /**
     * Checks the pause.
     *
     * @throws IllegalArgumentException if it ends before it begins
     */
    public Pause {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(why, "why");
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("恢复计时不得早于停止计时：" + from + "–" + to);
        }
    }

    /** The pauses in order, those that overlap or touch as one, so that no time is left out twice. */
    static List<Pause> merged(List<Pause> pauses) {
        List<Pause> merged = new ArrayList<>();
        for (Pause pause :
                pauses.stream().sorted(Comparator.comparing(Pause::from)).toList()) {
            Pause last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || last.isOverBefore(pause.from())) {
                merged.add(pause);
            } else {
                String why = last.why().equals(pause.why()) ? last.why() : last.why() + "、" + pause.why();
                merged.set(merged.size() - 1, new Pause(last.from(), later(last.to(), pause.to()), why));
            }
        }
        return merged;
    }

    /** Whether the clock goes on before this moment. */
    boolean isOverBefore(LocalDateTime at) {
        return to != null && to.isBefore(at);
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isBefore(other) ? other : one;
    }
}
