package io.davylamp.delivery;

import java.time.Duration;

/**
 * How fast a receiver is sent to.
 *
 * @param gap least time between two messages
 * @param digestAfter more waiting messages than this become one digest; 0: never
 * @param concurrency messages on their way at once
 */
record Pace(Duration gap, int digestAfter, int concurrency) {
    static final Pace CHANNEL = new Pace(Duration.ofSeconds(1), 5, 1);
    static final Pace MACHINE = new Pace(Duration.ZERO, 0, 4);

    Pace {
        Settings.require(!gap.isNegative(), "gap", gap, "PT0S or more");
        Settings.require(digestAfter >= 0, "digest-after", digestAfter, "0 or more");
        Settings.require(concurrency >= 1 && concurrency <= 32, "concurrency", concurrency, "1 to 32");
    }

    boolean digests() {
        return digestAfter > 0;
    }
}
