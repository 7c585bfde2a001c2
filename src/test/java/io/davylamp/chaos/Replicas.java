package io.davylamp.chaos;

import java.net.URI;
import java.util.List;
import java.util.Random;

/** Several processes of the service over one database, and what stands before them: each request goes to any of them. */
final class Replicas implements AutoCloseable {
    private final List<ServiceProcess> processes;
    private final Random random = new Random();

    Replicas(List<ServiceProcess> processes) {
        this.processes = List.copyOf(processes);
    }

    /** Starts them one after the other: the first makes the tables, as in a rolling start. */
    Replicas start() throws InterruptedException {
        for (ServiceProcess process : processes) {
            process.start();
            process.awaitReady();
        }
        return this;
    }

    /** Where the next request may go; whether anybody is there, nobody knows. */
    synchronized URI at(String path) {
        return any(random).at(path);
    }

    ServiceProcess any(Random random) {
        return processes.get(random.nextInt(processes.size()));
    }

    /** Waits until each of them takes readings. */
    void awaitReady() throws InterruptedException {
        for (ServiceProcess process : processes) {
            process.awaitReady();
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (ServiceProcess process : processes) {
            process.close();
        }
    }
}
