package io.davylamp.monitor;

import io.davylamp.alert.AlertChange;
import io.davylamp.alert.AlertConfig;
import io.davylamp.alert.AlertPolicy;
import io.davylamp.alert.AlertSettings;
import io.davylamp.alert.AlertStore;
import io.davylamp.alert.OpenAlert;
import io.davylamp.assessment.Subject;
import io.davylamp.delivery.DeliveryJob;
import io.davylamp.delivery.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Reports what is worth an alert, and nothing of what is not. */
    void report(List<News> news) {
        if (news.isEmpty()) {
            return;
        }
        Set<Subject> subjects = news.stream().map(News::subject).collect(Collectors.toSet());
        Map<Subject, List<OpenAlert>> open = new HashMap<>(store.open(subjects));
        List<AlertChange> changes = new ArrayList<>();
        for (News it : news) {
            List<OpenAlert> before = open.getOrDefault(it.subject(), List.of());
            List<AlertChange> now = policy.decide(before, it.assessment(), it.name());
            open.put(it.subject(), policy.after(before, now));
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
