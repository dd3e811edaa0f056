package org.onewindow.deadline.process;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;

/**
 * Which clock a timer or a task of a diagram shows, read from its expression, such as
 * {@code ${deadline.statutoryDueAt(execution, 'permit', acceptedAt)}}.
 *
 * @param step the step's name in the tables of limits
 * @param isWarning whether it is the moment of the yellow light
 * @param isStatutory whether it is the statutory clock, if there is one, not the one that is due first
 * @param isOfCase whether the clock belongs to a step around it
 */
record ClockReference(String step, boolean isWarning, boolean isStatutory, boolean isOfCase) {

    private static final Pattern EXPRESSION = Pattern.compile(
            "\\s*[$#]\\{\\s*deadline\\.(statutory|running)?([dD]ue|[wW]arn)At\\(\\s*execution\\s*,\\s*['\"](\\w+)['\"].*\\}\\s*",
            Pattern.DOTALL);

    /** Empty if the expression asks for no clock. */
    static Optional<ClockReference> of(String expression) {
        Matcher found = EXPRESSION.matcher(Objects.toString(expression, ""));
        return found.matches()
                ? Optional.of(new ClockReference(
                        found.group(3),
                        found.group(2).equalsIgnoreCase("warn"),
                        "statutory".equals(found.group(1)),
                        "running".equals(found.group(1))))
                : Optional.empty();
    }

    /**
     * The clock.
     *
     * @param ofCase the running clocks of the case
     * @param executionId where the timer or task is
     */
    Optional<Deadline> in(List<Deadline> ofCase, String executionId) {
        List<Deadline> ofStep = ofCase.stream()
                .filter(each -> each.getStep().equals(step)
                        && (isOfCase || each.getExecutionId().equals(executionId)))
                .sorted(Deadlines.FIRST)
                .toList();
        return ofStep.stream()
                .filter(each -> !isStatutory || each.getKind() == ClockKind.STATUTORY)
                .findFirst()
                .or(() -> ofStep.stream().findFirst());
    }
}
