package io.davylamp.delivery;

/**
 * A delivery taken by a sender, until its lease ends.
 *
 * @param deliveryId the webhook-id
 * @param payload the body to send
 * @param attempt the number of this attempt, 1 or more
 * @param failures attempts on its receiver that failed since the last that was answered well
 */
record Claim(String deliveryId, String payload, int attempt, int failures) {}
