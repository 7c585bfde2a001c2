package io.davylamp.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Sends malformed requests, each on a connection of its own, and keeps a tally of what came back. */
final class Fuzzer {
    private static final int LONGEST_ANSWER_MILLIS = 60_000;

    private final URI service;
    private final List<Route> routes;
    private final FuzzTally tally = new FuzzTally();

    Fuzzer(URI service) throws IOException, InterruptedException {
        this.service = service;
        this.routes = Route.of(service);
    }

    /**
     * Sends as many as asked for, from one number on.
     *
     * @param senders how many are under way at once
     */
    FuzzTally run(long firstSeed, int count, int senders) throws InterruptedException {
        AtomicLong next = new AtomicLong(firstSeed);
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        for (int i = 0; i < senders; i++) {
            threads.execute(() -> {
                for (long seed = next.getAndIncrement(); seed < firstSeed + count; seed = next.getAndIncrement()) {
                    send(Malformed.of(seed, routes));
                }
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the service no longer answers");
        }
        return tally;
    }

    private void send(Malformed request) {
        long start = System.nanoTime();
        String answer = "";
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(LONGEST_ANSWER_MILLIS);
            socket.getOutputStream().write(request.bytes());
            if (request.isCut()) {
                socket.shutdownOutput();
            }
            answer = answer(socket.getInputStream());
        } catch (IOException e) {
            // cut off: no answer is an answer to what is not HTTP
        }
        tally.add(request, answer, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The last answer: one that goes on after 100 is the next. */
    private static String answer(InputStream from) throws IOException {
        String answer = new String(from.readAllBytes(), ISO_8859_1);
        return answer.startsWith("HTTP/1.1 100") ? answer.substring(answer.indexOf("\r\n\r\n") + 4) : answer;
    }
}
