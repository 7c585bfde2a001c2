package io.davylamp.delivery;

import java.time.Duration;

/**
 * How long to wait after a failed attempt: {@code base · 2^(attempt-1)}, at most {@code max}, of which between a half
 * and the whole is drawn, so that many that failed together do not come back together.
 */
record Backoff(Duration base, Duration max) {

    /**
     * @param attempt the number of the attempt that failed, 1 or more
     * @param draw a random number, 0 to 1
     */
    Duration delay(int attempt, double draw) {
        double whole = Math.min((double) max.toMillis(), base.toMillis() * Math.pow(2, attempt - 1));
        return Duration.ofMillis(Math.round(whole * (0.5 + draw / 2)));
    }
}
