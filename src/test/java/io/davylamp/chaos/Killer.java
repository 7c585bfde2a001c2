package io.davylamp.chaos;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills its victim at random moments, until it has done so often enough. The service comes back by its hand as a
 * supervisor would bring it; the database comes back by itself.
 */
final class Killer implements Runnable {
    /** Whom it kills. */
    enum Victim {
        SERVICE,
        DATABASE
    }

    private static final int SHORTEST_LIFE_MILLIS = 200;
    private static final int LONGEST_LIFE_MILLIS = 3_000;
    /** Every fifth start of the service is cut off before it takes readings. */
    private static final int EARLY_KILLS = 5;

    private static final int LONGEST_START_MILLIS = 4_000;

    private final Victim victim;
    private final ServiceProcess service;
    private final PostgresProcess postgres;
    private final int kills;
    private final AtomicInteger done = new AtomicInteger();
    private final Random random = new Random();

    Killer(Victim victim, ServiceProcess service, PostgresProcess postgres, int kills) {
        this.victim = victim;
        this.service = service;
        this.postgres = postgres;
        this.kills = kills;
    }

    int done() {
        return done.get();
    }

    boolean isDone() {
        return done.get() >= kills;
    }

    @Override
    public void run() {
        try {
            while (!isDone()) {
                Thread.sleep(random.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS));
                switch (victim) {
                    case SERVICE -> killService();
                    case DATABASE -> killDatabase();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("the killer failed", e);
        }
    }

    private void killService() throws InterruptedException {
        service.killNine();
        service.start();
        if (done.incrementAndGet() % EARLY_KILLS == 0 && !isDone()) {
            Thread.sleep(random.nextInt(LONGEST_START_MILLIS));
            service.killNine();
            service.start();
            done.incrementAndGet();
        }
        service.awaitReady();
    }

    private void killDatabase() throws IOException, InterruptedException {
        postgres.killNine();
        done.incrementAndGet();
        postgres.awaitReady();
        service.awaitReady();
    }
}
