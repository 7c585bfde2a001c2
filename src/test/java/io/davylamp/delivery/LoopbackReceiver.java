package io.davylamp.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on loopback that remembers what it got and answers as told: 200 once nothing else is left. */
final class LoopbackReceiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    LoopbackReceiver() {
        this(0);
    }

    LoopbackReceiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** One request, as received. */
    record Got(String path, Map<String, String> headers, String body, long nanos) {
        String id() {
            return headers.getOrDefault("webhook-id", "");
        }
    }

    /** How to answer one request. */
    @FunctionalInterface
    interface Reply {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    static Reply status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    LoopbackReceiver answers(Reply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    /** A reply that never comes. */
    Reply never() {
        return exchange -> closed.await();
    }

    /** A status at once, then a body that drips and never ends. */
    Reply dripping(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, 1_000_000);
            do {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
            } while (!closed.await(50, java.util.concurrent.TimeUnit.MILLISECONDS));
        };
    }

    /** A body without end, as fast as it is taken. */
    Reply flooding(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, 0);
            byte[] chunk = new byte[8_192];
            while (closed.getCount() > 0) {
                exchange.getResponseBody().write(chunk);
            }
        };
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook?key=a%20b";
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Got> got() {
        return got;
    }

    List<String> ids() {
        return got.stream().map(Got::id).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            got.add(new Got(exchange.getRequestURI().toString(), headers, body, System.nanoTime()));
            Reply reply = replies.poll();
            (reply == null ? status(200) : reply).answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
