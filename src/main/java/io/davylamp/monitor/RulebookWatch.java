package io.davylamp.monitor;

import io.davylamp.alert.AlertChange;
import io.davylamp.alert.AlertStore;
import io.davylamp.alert.OpenAlert;
import io.davylamp.alert.RulebookAlerts;
import io.davylamp.assessment.Subject;
import io.davylamp.delivery.DeliveryJob;
import io.davylamp.delivery.Outbox;
import io.davylamp.rulebook.Replica;
import io.davylamp.rulebook.ReplicaStore;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Alerts where a replica reports a version of the rules that may not judge: refused, or taken out while it did. */
@ApplicationScoped
class RulebookWatch {
    private final ReplicaStore replicas;
    private final ActivationStore activations;
    private final AlertStore alerts;
    private final Outbox outbox;
    private final DeliveryJob deliveries;
    private final Transactions transactions;
    private final Clock clock;

    RulebookWatch(
            ReplicaStore replicas,
            ActivationStore activations,
            AlertStore alerts,
            Outbox outbox,
            DeliveryJob deliveries,
            Transactions transactions,
            Clock clock) {
        this.replicas = replicas;
        this.activations = activations;
        this.alerts = alerts;
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Reports what changed since the last look, on whichever replica looks first. */
    void look() {
        if (!decide().isEmpty() && transactions.inOne(this::report)) {
            deliveries.wake();
        }
    }

    private boolean report() {
        alerts.lockRulebook();
        List<AlertChange> changes = alerts.record(decide());
        outbox.enqueue(changes, clock.instant());
        return !changes.isEmpty();
    }

    private List<AlertChange> decide() {
        List<OpenAlert> open = alerts.open(Set.of(Subject.RULEBOOK)).getOrDefault(Subject.RULEBOOK, List.of());
        return RulebookAlerts.decide(open, refused(), activations.active().map(Activation::version), clock.instant());
    }

    /** A replica that went silent says nothing any more, good or bad: what it said last does not count. */
    private Map<String, String> refused() {
        Map<String, String> refused = new HashMap<>();
        for (Replica replica : replicas.list()) {
            Optional<String> problem = replica.problem();
            if (!replica.isSilent() && problem.isPresent()) {
                replica.refused().ifPresent(it -> refused.putIfAbsent(it, problem.get()));
            }
        }
        return refused;
    }
}
