package org.onewindow.teamwork;

import java.time.Instant;

/**
 * Somebody stands in for a colleague 委托, from a moment to another.
 *
 * @param district in which
 * @param principal the id of who is away
 * @param deputy the id of who stands in
 * @param beginsAt the first moment
 * @param endsAt the first moment at which it is over
 * @param endedAt when it did end; null while it has not
 */
public record Substitution(
        long id,
        String district,
        String principal,
        String deputy,
        String reason,
        Instant beginsAt,
        Instant endsAt,
        State state,
        Instant endedAt) {

    /** How far it is. */
    public enum State {
        PLANNED("未开始"),
        ACTIVE("代办中"),
        ENDED("已结束");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** What a user reads. */
        public String label() {
            return label;
        }
    }
}
