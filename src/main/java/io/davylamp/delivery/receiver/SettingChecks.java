package io.davylamp.delivery.receiver;

import io.davylamp.delivery.DeliveryConfig;
import io.davylamp.mining.InvalidValue;
import java.time.Duration;

/** Checks of what an administrator wrote, so that a fault stops the start and not the first alert. */
final class SettingChecks {
    private SettingChecks() {}

    static void require(boolean valid, String key, Object actual, String allowed) {
        if (!valid) {
            throw new InvalidValue(
                    key,
                    "davylamp.delivery: %s is %s; allowed is %s.".formatted(key, actual, allowed),
                    "Maybe compare with the documented default of this key.");
        }
    }

    static void check(DeliveryConfig config) {
        positive("connect-timeout", config.connectTimeout());
        positive("backoff-base", config.backoffBase());
        positive("pause-max", config.pauseMax());
        positive("poll", config.poll());
        require(
                config.totalTimeout().compareTo(config.connectTimeout()) > 0,
                "total-timeout",
                config.totalTimeout(),
                "above connect-timeout");
        require(
                config.lease().compareTo(config.totalTimeout().multipliedBy(2)) >= 0,
                "lease",
                config.lease(),
                "twice total-timeout or more");
        require(
                config.backoffMax().compareTo(config.backoffBase()) >= 0,
                "backoff-max",
                config.backoffMax(),
                "backoff-base or more");
        positive("give-up-after", config.giveUpAfter());
    }

    private static void positive(String key, Duration value) {
        require(!value.isNegative() && !value.isZero(), key, value, "above zero");
    }
}
