package io.davylamp.delivery.receiver;

import java.time.Duration;

/**
 * How fast a receiver is sent to.
 *
 * @param gap least time between two messages
 * @param digestAfter more waiting messages than this become one digest; 0: never
 * @param concurrency messages on their way at once
 */
public record SendingRate(Duration gap, int digestAfter, int concurrency) {
    static final SendingRate CHANNEL = new SendingRate(Duration.ofSeconds(1), 5, 1);
    static final SendingRate MACHINE = new SendingRate(Duration.ZERO, 0, 4);

    public SendingRate {
        SettingChecks.require(!gap.isNegative(), "gap", gap, "PT0S or more");
        SettingChecks.require(digestAfter >= 0, "digest-after", digestAfter, "0 or more");
        SettingChecks.require(concurrency >= 1 && concurrency <= 32, "concurrency", concurrency, "1 to 32");
    }

    public boolean digests() {
        return digestAfter > 0;
    }
}
