package io.davylamp.alert;

import io.davylamp.mining.Grade;
import io.davylamp.mining.InvalidValue;
import java.time.Duration;

/**
 * What is worth a notification.
 *
 * @param openAt the calmest grade that opens an alert, WATCH or worse
 * @param repeatAt the calmest grade that is notified again while nobody acknowledges it, {@code openAt} or worse
 * @param repeatAfter how long after the last notification, above zero
 */
public record AlertSettings(Grade openAt, Grade repeatAt, Duration repeatAfter) {
    public static final AlertSettings DEFAULT = new AlertSettings(Grade.WATCH, Grade.SEVERE, Duration.ofHours(24));

    public AlertSettings {
        if (!openAt.worseThan(Grade.NORMAL)) {
            throw new InvalidValue(
                    "open-at",
                    "open-at is %s; it must be WATCH or worse.".formatted(openAt),
                    "Maybe WATCH is meant: every grade that is not NORMAL is then notified.");
        }
        if (!repeatAt.atLeast(openAt)) {
            throw new InvalidValue(
                    "repeat-at",
                    "repeat-at is %s; it must be open-at (%s) or worse.".formatted(repeatAt, openAt),
                    "Maybe set both to the same grade.");
        }
        if (repeatAfter.isNegative() || repeatAfter.isZero()) {
            throw new InvalidValue(
                    "repeat-after",
                    "repeat-after is %s; it must be above zero.".formatted(repeatAfter),
                    "Maybe write PT24H.");
        }
    }

    public static AlertSettings of(AlertConfig config) {
        return new AlertSettings(config.openAt(), config.repeatAt(), config.repeatAfter());
    }
}
