package io.davylamp.monitor;

import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.Submission;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Groups what concurrent requests send into batches: while one transaction runs, others gather, and the next takes
 * them all. Nobody waits for company; a lone reading is a batch of its own.
 */
@ApplicationScoped
public class ReadingQueue {
    private static final Logger LOG = Logger.getLogger(ReadingQueue.class);

    private final RiskMonitor monitor;
    private final MonitorConfig config;
    private final BlockingQueue<Waiting> waiting;
    private final AtomicInteger waitingItems = new AtomicInteger();
    private final List<Thread> workers = new ArrayList<>();

    ReadingQueue(RiskMonitor monitor, MonitorConfig config) {
        this.monitor = monitor;
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

    private record Waiting(String source, List<Submission> items, CompletableFuture<List<ItemOutcome>> outcome) {}

    /**
     * Keeps and judges items, in whatever batch they come to stand, and returns once that is committed.
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
            return mine.outcome().join();
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

    /** A group that cannot be judged as one is judged one by one, so that no sender pays for another's fault. */
    private void judge(List<Waiting> group) {
        try {
            complete(group);
        } catch (RuntimeException e) {
            if (group.size() == 1) {
                group.get(0).outcome().completeExceptionally(e);
                return;
            }
            LOG.warnf(e, "a batch failed as a whole; its parts are tried one by one");
            group.forEach(it -> judge(List.of(it)));
        } finally {
            group.forEach(it -> it.outcome().completeExceptionally(new IllegalStateException("not judged")));
        }
    }

    private void complete(List<Waiting> group) {
        List<Submission> all = new ArrayList<>();
        for (Waiting one : group) {
            one.items().forEach(item -> all.add(item.at(all.size())));
        }
        List<ItemOutcome> outcomes = monitor.accept(Batch.of(group.get(0).source(), all));
        int start = 0;
        for (Waiting one : group) {
            int from = start;
            start += one.items().size();
            one.outcome()
                    .complete(outcomes.subList(from, start).stream()
                            .map(it -> it.at(it.position() - from))
                            .toList());
        }
    }
}
