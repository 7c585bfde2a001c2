package io.davylamp.rulebook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reports the state of this replica: at once when that changes, and every few seconds as a sign of life. */
@ApplicationScoped
class Heartbeat {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ReplicaStore store;
    private final String replica;
    private final Instant startedAt;
    private @Nullable RulebookStatus reported;
    private Instant reportedAt = Instant.EPOCH;

    Heartbeat(ReplicaStore store, LifeCycleConfig config, Clock clock) {
        this.store = store;
        this.replica = config.replica().orElseGet(Heartbeat::hostAndProcess);
        this.startedAt = clock.instant();
    }

    void beat(RulebookStatus status, Instant now) {
        if (status.equals(reported) && now.isBefore(reportedAt.plus(EVERY))) {
            return;
        }
        if (reported == null) {
            store.forgetGone();
        }
        store.report(replica, status, startedAt);
        reported = status;
        reportedAt = now;
    }

    private static String hostAndProcess() {
        try {
            return InetAddress.getLocalHost().getHostName()
                    + "-"
                    + ProcessHandle.current().pid();
        } catch (UnknownHostException e) {
            return "replica-" + ProcessHandle.current().pid();
        }
    }
}
