package io.davylamp.chaos;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Disturbs at random moments, until it has done so often enough. A replica comes back by its hand, as a supervisor would
 * bring it; the database comes back by itself.
 */
final class Disturber implements Runnable {
    private static final int SHORTEST_CALM_MILLIS = 200;
    private static final int LONGEST_CALM_MILLIS = 3_000;
    /** Every fifth start of a replica is cut off before it takes readings. */
    private static final int EARLY_KILLS = 5;

    private static final int LONGEST_START_MILLIS = 4_000;
    /** Long enough that requests, leases and schedules fall into it. */
    private static final Duration SHORTEST_SPELL = Duration.ofMillis(500);

    private static final Duration LONGEST_SPELL = Duration.ofSeconds(5);

    private final List<Disturbance> disturbances;
    private final Replicas replicas;
    private final PostgresProcess postgres;
    private final String database;
    private final int times;
    private final AtomicInteger done = new AtomicInteger();
    private final Random random = new Random();

    /**
     * @param disturbances what is done, in turn
     * @param database what the service's database is called
     * @param times how often, all together
     */
    Disturber(List<Disturbance> disturbances, Replicas replicas, PostgresProcess postgres, String database, int times) {
        this.disturbances = List.copyOf(disturbances);
        this.replicas = replicas;
        this.postgres = postgres;
        this.database = database;
        this.times = times;
    }

    int done() {
        return done.get();
    }

    boolean isDone() {
        return done.get() >= times;
    }

    @Override
    public void run() {
        try {
            while (!isDone()) {
                Thread.sleep(random.nextInt(SHORTEST_CALM_MILLIS, LONGEST_CALM_MILLIS));
                disturb(disturbances.get(done.get() % disturbances.size()));
                done.incrementAndGet();
                replicas.awaitReady();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the disturber failed", e);
        }
    }

    private void disturb(Disturbance disturbance) throws IOException, SQLException, InterruptedException {
        switch (disturbance) {
            case SERVICE -> killReplica();
            case DATABASE -> {
                postgres.killNine();
                postgres.awaitReady();
            }
            case CONNECTIONS -> postgres.endConnections(database);
            case READ_ONLY -> postgres.readOnly(database, spell());
            case FROZEN -> postgres.freeze(spell());
            case LOCKED -> postgres.lock(database, "operator_state", spell());
        }
    }

    private void killReplica() throws InterruptedException {
        ServiceProcess replica = replicas.any(random);
        replica.killNine();
        replica.start();
        if (done.get() % EARLY_KILLS == EARLY_KILLS - 1) {
            Thread.sleep(random.nextInt(LONGEST_START_MILLIS));
            replica.killNine();
            replica.start();
        }
    }

    private Duration spell() {
        return Duration.ofMillis(random.nextLong(SHORTEST_SPELL.toMillis(), LONGEST_SPELL.toMillis()));
    }
}
