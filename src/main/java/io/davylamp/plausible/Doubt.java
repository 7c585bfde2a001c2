package io.davylamp.plausible;

/**
 * One figure that is not as expected.
 *
 * @param figure the field, as in {@code loans.0.balanceUsd}
 * @param value what was sent, or what follows from it
 * @param low least that is usual
 * @param high most that is usual
 * @param far whether it is beyond belief
 * @param message the figure, what it is and what is expected, by what
 * @param advice what to do about it, starting with "Maybe"
 */
public record Doubt(String figure, double value, double low, double high, boolean far, String message, String advice) {}
