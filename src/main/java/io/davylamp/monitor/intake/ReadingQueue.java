package io.davylamp.monitor.intake;

import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.Submission;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.monitor.MonitorConfig;
import io.davylamp.monitor.RiskMonitor;
import io.davylamp.monitor.backlog.Backlog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Groups what concurrent requests send into batches: while one transaction runs, others gather, and the next takes
 * them all. Nobody waits for company; a lone reading is a batch of its own.
 */
@ApplicationScoped
public class ReadingQueue {
    private final RiskMonitor monitor;
    private final Isolation isolation;
    private final MonitorConfig config;
    private final BlockingQueue<Waiting> waiting;
    private final AtomicInteger waitingItems = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final List<Thread> workers = new ArrayList<>();

    ReadingQueue(RiskMonitor monitor, Isolation isolation, MonitorConfig config) {
        this.monitor = monitor;
        this.isolation = isolation;
        this.config = config;
        this.waiting = new ArrayBlockingQueue<>(Math.max(1, config.queueSize()));
    }

    /** Thrown where more waits than may wait: the sender is to come back later. */
    public static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Full(int items) {
            super("%d readings wait already.".formatted(items));
        }
    }

    private record Waiting(String source, List<Submission> items, CompletableFuture<Receipt> outcome) {
        /** What of a batch's leftovers this sender's own items left. */
        Backlog.Pending pending(Backlog.Pending ofBatch) {
            Set<OperatorId> own = new HashSet<>();
            boolean market = false;
            for (Submission item : items) {
                if (item instanceof Submission.Parsed parsed
                        && parsed.reading() instanceof Reading.OfOperator reading) {
                    own.add(reading.operatorId());
                } else if (item instanceof Submission.Parsed) {
                    market = true;
                }
            }
            own.retainAll(ofBatch.operators());
            return new Backlog.Pending(market ? ofBatch.lines() : Set.of(), own);
        }
    }

    /**
     * Keeps and judges items, in whatever batch they end up, and returns once that is committed. Where a market
     * reading is among them, the book's judging is waited for too, but not for longer than a sender may be kept
     * waiting.
     *
     * @throws Full if too many readings wait already; nothing was kept
     */
    public List<ItemOutcome> accept(String source, List<Submission> items) {
        Waiting mine = new Waiting(source, items, new CompletableFuture<>());
        int ahead = waitingItems.getAndAdd(items.size());
        if ((ahead > 0 && ahead + items.size() > config.queueSize()) || !waiting.offer(mine)) {
            waitingItems.addAndGet(-items.size());
            throw new Full(ahead);
        }
        try {
            Receipt receipt = mine.outcome().join();
            monitor.awaitJudged(receipt.pending());
            return receipt.outcomes();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < config.workers(); i++) {
            Thread worker = new Thread(this::work, "readings-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        workers.forEach(Thread::interrupt);
        for (Thread worker : workers) {
            worker.join(10_000);
        }
        waiting.forEach(it -> it.outcome().completeExceptionally(new Full(0)));
    }

    private void work() {
        try {
            while (true) {
                judge(gather());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One worker gathers at a time, so that a group holds neighbours. */
    private synchronized List<Waiting> gather() throws InterruptedException {
        List<Waiting> group = new ArrayList<>(List.of(waiting.take()));
        int items = group.get(0).items().size();
        for (Waiting next = waiting.peek();
                next != null
                        && next.source().equals(group.get(0).source())
                        && items + next.items().size() <= config.batchSize();
                next = waiting.peek()) {
            group.add(waiting.remove());
            items += next.items().size();
        }
        waitingItems.addAndGet(-items);
        return group;
    }

    /** Whether readings wait or are being judged. */
    public boolean isBusy() {
        return busy.get() > 0 || waitingItems.get() > 0;
    }

    private void judge(List<Waiting> group) {
        busy.incrementAndGet();
        try {
            complete(group);
        } catch (RuntimeException e) {
            group.forEach(it -> it.outcome().completeExceptionally(e));
        } finally {
            busy.decrementAndGet();
            group.forEach(it -> it.outcome().completeExceptionally(new IllegalStateException("not judged")));
        }
    }

    private void complete(List<Waiting> group) {
        List<Submission> all = new ArrayList<>();
        for (Waiting one : group) {
            one.items().forEach(item -> all.add(item.at(all.size())));
        }
        Receipt receipt = isolation.take(Batch.of(group.get(0).source(), all));
        int start = 0;
        for (Waiting one : group) {
            int from = start;
            start += one.items().size();
            one.outcome()
                    .complete(new Receipt(
                            receipt.outcomes().subList(from, start).stream()
                                    .map(it -> it.at(it.position() - from))
                                    .toList(),
                            one.pending(receipt.pending())));
        }
    }
}
