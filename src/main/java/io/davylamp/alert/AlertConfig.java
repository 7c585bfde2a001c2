package io.davylamp.alert;

import io.davylamp.mining.Grade;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code davylamp.alert.*}: what is worth a notification. */
@ConfigMapping(prefix = "davylamp.alert")
public interface AlertConfig {
    /** The calmest grade that opens an alert: WATCH, STRESSED, SEVERE or CAPITULATION. */
    @WithDefault("WATCH")
    Grade openAt();

    /** The calmest grade that is notified again while it lasts and nobody acknowledges it; {@code open-at} or worse. */
    @WithDefault("SEVERE")
    Grade repeatAt();

    /** How long after the last notification it is repeated; 1 min to 366 days. */
    @WithDefault("PT24H")
    @DurationMin(minutes = 1)
    @DurationMax(days = 366)
    Duration repeatAfter();
}
