package io.davylamp.monitor;

import io.davylamp.alert.AlertChange;
import io.davylamp.alert.AlertConfig;
import io.davylamp.alert.AlertPolicy;
import io.davylamp.alert.AlertSettings;
import io.davylamp.alert.AlertStore;
import io.davylamp.alert.OpenAlert;
import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.Subject;
import io.davylamp.delivery.DeliveryJob;
import io.davylamp.delivery.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns assessments into alert changes, records them and fills the outbox, all in the batch's transaction. */
@ApplicationScoped
class AlertDesk {
    private final AlertPolicy policy;
    private final AlertStore store;
    private final Outbox outbox;
    private final DeliveryJob deliveries;
    private final Clock clock;

    AlertDesk(AlertConfig config, AlertStore store, Outbox outbox, DeliveryJob deliveries, Clock clock) {
        this.policy = new AlertPolicy(AlertSettings.of(config));
        this.store = store;
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Raises the alerts that assessments are worth.
     *
     * @param news the assessments; those of one subject in the order of their moments
     * @param names the subjects' names for people
     */
    void tell(List<Assessment> news, Map<Subject, String> names) {
        if (news.isEmpty()) {
            return;
        }
        Set<Subject> subjects = new HashSet<>();
        news.forEach(it -> subjects.add(it.subject()));
        Map<Subject, List<OpenAlert>> open = new HashMap<>(store.open(subjects));
        List<AlertChange> changes = new ArrayList<>();
        for (Assessment assessment : news) {
            List<OpenAlert> before = open.getOrDefault(assessment.subject(), List.of());
            List<AlertChange> now =
                    policy.decide(before, assessment, Objects.requireNonNull(names.get(assessment.subject())));
            open.put(assessment.subject(), policy.after(before, now));
            changes.addAll(now);
        }
        if (!changes.isEmpty()) {
            outbox.enqueue(store.record(changes), clock.instant());
        }
    }

    void wakeSender() {
        deliveries.wake();
    }
}
