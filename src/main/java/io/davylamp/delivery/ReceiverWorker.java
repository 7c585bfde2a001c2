package io.davylamp.delivery;

import io.davylamp.delivery.receiver.Outcome;
import io.davylamp.delivery.receiver.Receiver;
import io.davylamp.sql.Sql.SqlFailure;
import io.davylamp.sql.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Sends one receiver's deliveries, one at a time, until stopped: take the next, send it, settle it. Every receiver has
 * workers of its own, so one that is dead or slow delays no other.
 */
final class ReceiverWorker implements Runnable {
    private static final Logger LOG = Logger.getLogger(ReceiverWorker.class);

    /** The most of a receiver's Retry-After that is honoured. */
    private static final Duration MAX_ASKED_DELAY = Duration.ofDays(1);

    /** A message refused so often is given up where a later one of its alert waits behind it. */
    private static final int MAX_REFUSALS = 5;

    private final Receiver receiver;
    private final Workplace workplace;
    private final DeliveryMeters meters;
    private final Backoff backoff;
    private boolean introduced;
    private boolean databaseFailed;
    private volatile boolean stopped;

    /** What all workers share. */
    record Workplace(
            DeliveryConfig config,
            ClaimStore claims,
            DigestStore digests,
            Sender sender,
            WakeSignal signal,
            MeterRegistry meters) {}

    ReceiverWorker(Receiver receiver, Workplace workplace) {
        this.receiver = receiver;
        this.workplace = workplace;
        this.meters = new DeliveryMeters(workplace.meters(), receiver.name());
        this.backoff =
                new Backoff(workplace.config().backoffBase(), workplace.config().backoffMax());
    }

    /** Takes nothing more; what is on its way is finished. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        MDC.put("receiver", receiver.name());
        try {
            workUntilStopped();
        } catch (InterruptedException e) {
            LOG.debug("sender interrupted; what it had claimed is sent again when its lease ends");
        } finally {
            MDC.remove("receiver");
        }
    }

    private void workUntilStopped() throws InterruptedException {
        while (!stopped) {
            long seen = workplace.signal().count();
            if (!step() && !stopped) {
                workplace.signal().await(seen, workplace.config().poll());
            }
        }
    }

    /** Sends one delivery; false if there was none, or the database could not say. */
    private boolean step() throws InterruptedException {
        try {
            Optional<Claim> claim = take();
            databaseAnswered();
            if (claim.isPresent()) {
                deliver(claim.get());
            }
            return claim.isPresent();
        } catch (SqlFailure | Transactions.Broken e) {
            databaseFailed(e);
            return false;
        } catch (RuntimeException e) {
            // A fault of ours must not end the worker: the alerts behind it still have to go out.
            LOG.error("a delivery could not be worked on; it is tried again after its lease", e);
            return false;
        }
    }

    private Optional<Claim> take() {
        if (!introduced) {
            workplace.claims().introduce(receiver);
            introduced = true;
        }
        workplace.digests().fold(receiver);
        DeliveryConfig config = workplace.config();
        // Longer than an attempt can take: the turn must not pass on while one is under way.
        Duration turn = config.totalTimeout().multipliedBy(2);
        return workplace.claims().claim(receiver, turn, config.lease());
    }

    private void deliver(Claim claim) throws InterruptedException {
        MDC.put("deliveryId", claim.deliveryId());
        try {
            long begun = System.nanoTime();
            Outcome outcome = workplace.sender().send(receiver, claim);
            meters.attempted(System.nanoTime() - begun);
            settleForCertain(claim, outcome);
        } finally {
            MDC.remove("deliveryId");
        }
    }

    /** The receiver has answered: that must not be forgotten because the database is away for a moment. */
    private void settleForCertain(Claim claim, Outcome outcome) throws InterruptedException {
        while (true) {
            try {
                settle(claim, outcome);
                databaseAnswered();
                return;
            } catch (SqlFailure | Transactions.Broken e) {
                databaseFailed(e);
                if (stopped) {
                    return;
                }
                workplace
                        .signal()
                        .await(workplace.signal().count(), workplace.config().poll());
            }
        }
    }

    private void settle(Claim claim, Outcome outcome) {
        if (outcome instanceof Outcome.Delivered delivered) {
            workplace.claims().delivered(receiver, claim, delivered.result()).ifPresent(meters::delivered);
        } else if (outcome instanceof Outcome.Gone gone) {
            workplace.claims().disable(receiver, claim, gone.result());
            meters.failed();
            LOG.errorf("the receiver answered that it is gone; nothing more is sent to it: %s", gone.result());
        } else if (outcome instanceof Outcome.Refused refused) {
            boolean inTheWay =
                    claim.attempt() >= MAX_REFUSALS && workplace.claims().laterOneWaits(claim);
            failed(claim, refused.result(), refused.after(), inTheWay);
        } else if (outcome instanceof Outcome.Again again) {
            failed(claim, again.result(), again.after(), false);
        }
    }

    private void failed(Claim claim, String result, Optional<Duration> after, boolean inTheWay) {
        if (inTheWay || claim.triedFor().compareTo(workplace.config().giveUpAfter()) >= 0) {
            String why = inTheWay ? result + " A later change of its alert is sent instead." : result;
            workplace.claims().giveUp(receiver, claim, why);
            meters.failed();
            LOG.errorf(
                    "delivery given up after attempt %d, %d s after the first: %s",
                    claim.attempt(), claim.triedFor().toSeconds(), why);
        } else {
            again(claim, result, after);
            meters.retried();
        }
    }

    private void again(Claim claim, String result, Optional<Duration> after) {
        DeliveryConfig config = workplace.config();
        double draw = ThreadLocalRandom.current().nextDouble();
        Duration asked = shorter(after.orElse(Duration.ZERO), MAX_ASKED_DELAY);
        Duration delay = longer(asked, backoff.delay(claim.attempt(), draw));
        Duration pause = longer(asked, shorter(backoff.delay(claim.failures() + 1, draw), config.pauseMax()));
        workplace.claims().again(receiver, claim, result, new ClaimStore.Wait(delay, pause));
        LOG.warnf("attempt %d failed, again in %d ms: %s", claim.attempt(), delay.toMillis(), result);
    }

    private void databaseFailed(RuntimeException failure) {
        if (!databaseFailed) {
            LOG.warn("the outbox cannot be reached; asking again until it can", failure);
        }
        databaseFailed = true;
    }

    private void databaseAnswered() {
        if (databaseFailed) {
            LOG.info("the outbox can be reached again");
        }
        databaseFailed = false;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
