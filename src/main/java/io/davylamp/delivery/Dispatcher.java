package io.davylamp.delivery;

import io.davylamp.delivery.ReceiverWorker.Workplace;
import io.davylamp.delivery.receiver.Receiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs the workers of all receivers. Any number of dispatchers may work on one outbox. */
final class Dispatcher implements AutoCloseable {
    private final Workplace workplace;
    private final List<ReceiverWorker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Dispatcher(List<Receiver> receivers, Workplace workplace) {
        this.workplace = workplace;
        for (Receiver receiver : receivers) {
            for (int i = 0; i < receiver.terms().pace().concurrency(); i++) {
                ReceiverWorker worker = new ReceiverWorker(receiver, workplace);
                workers.add(worker);
                threads.add(thread(worker, "delivery-" + receiver.name() + "-" + i));
            }
        }
    }

    private static Thread thread(ReceiverWorker worker, String name) {
        Thread thread = new Thread(worker, name);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** Looks for work now instead of at the next poll. */
    void wake() {
        workplace.signal().raise();
    }

    /** Takes nothing more, lets what is on its way finish within the total timeout, then interrupts. */
    @Override
    public void close() {
        workers.forEach(ReceiverWorker::stop);
        wake();
        long deadline = System.nanoTime() + workplace.config().totalTimeout().toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(
                        1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.forEach(Thread::interrupt);
    }
}
