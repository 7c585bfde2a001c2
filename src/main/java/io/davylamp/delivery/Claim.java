package io.davylamp.delivery;

import java.time.Duration;

/**
 * A delivery taken by a sender, until its lease ends.
 *
 * @param deliveryId the webhook-id
 * @param payload the body to send
 * @param attempt the number of this attempt, 1 or more
 * @param failures attempts on its receiver that failed since the last that was answered well
 * @param triedFor how long ago the first attempt began
 */
record Claim(String deliveryId, String payload, int attempt, int failures, Duration triedFor) {}
