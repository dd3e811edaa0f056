package org.onewindow.deadline;

/**
 * A limited step of a case while it is under way.
 *
 * @param caseNumber the case
 * @param name the step's name in the tables of limits
 * @param activityId the activity of the diagram that ends the clock when it ends
 * @param executionId the engine's execution that is in this activity
 * @param processInstanceId the process that the activity is of
 * @param process the key of that process's diagram
 * @param calledBy the activity of another diagram that called this process; null if none did
 */
public record Step(
        String caseNumber,
        String name,
        String activityId,
        String executionId,
        String processInstanceId,
        String process,
        Call calledBy) {

    /**
     * An activity that calls a process.
     *
     * @param process the key of the diagram that it is of
     */
    public record Call(String process, String activityId) {}
}
