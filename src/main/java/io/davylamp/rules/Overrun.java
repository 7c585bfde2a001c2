package io.davylamp.rules;

/**
 * An evaluation that had to be halted.
 *
 * @param ruleId the rule that most likely caused it
 * @param message what happened
 */
public record Overrun(String ruleId, String message) {}
