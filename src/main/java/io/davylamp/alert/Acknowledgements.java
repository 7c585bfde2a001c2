package io.davylamp.alert;

import io.davylamp.mining.Declined;
import io.davylamp.mining.TypedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A person acknowledges an open alert, by the API or by the page. */
@ApplicationScoped
public class Acknowledgements {
    private final AlertStore alerts;
    private final Clock clock;

    Acknowledgements(AlertStore alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    /** The alert, acknowledged. */
    public AlertRow acknowledge(String id, @Nullable String by) {
        String name =
                TypedText.line("by", by, TypedText.LONGEST_NAME, "Maybe write who acknowledges it: {\"by\": \"Ada\"}.");
        known(id);
        if (!alerts.acknowledge(id, name, clock.instant())) {
            throw Declined.of(
                    Declined.Why.CONFLICT, "the alert is already resolved.", "Maybe there is nothing left to do.");
        }
        return known(id);
    }

    public AlertRow known(String id) {
        return alerts.alert(id)
                .orElseThrow(() -> Declined.unknown("alert " + id, "Maybe list them: GET /api/v1/alerts?status=all."));
    }
}
