package org.onewindow.deadline;

/**
 * A limited step of a case while it is under way.
 *
 * @param caseNumber the case
 * @param name the step's name in the tables of limits
 * @param activityId the activity of the diagram that ends the clock when it ends
 * @param executionId the engine's execution that is in this activity
 * @param processInstanceId the process that the activity is of
 */
public record Step(String caseNumber, String name, String activityId, String executionId, String processInstanceId) {}
