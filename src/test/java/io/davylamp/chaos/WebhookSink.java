package io.davylamp.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver of signed webhooks that remembers everything. It checks each signature with a few lines of its own, and
 * answers 503 now and then, as receivers do.
 */
public final class WebhookSink implements AutoCloseable {
    private static final byte[] KEY = "a key of thirty-two bytes, no less".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final double refusals;
    private final Random random = new Random(5);
    private final List<Arrival> arrivals = new ArrayList<>();
    private int badSignatures;
    private int refused;

    private WebhookSink(HttpServer server, double refusals) {
        this.server = server;
        this.refusals = refusals;
    }

    /**
     * A message that was answered 204.
     *
     * @param webhookId its id, the same on every attempt
     * @param changeId the alert change it tells of
     * @param alertId the alert that changed
     * @param subject whom it is about
     * @param at when it was received, nanoseconds of {@link System#nanoTime()}
     */
    public record Arrival(String webhookId, String changeId, String alertId, String subject, long at) {}

    /** @param refusals share of requests answered 503 */
    public static WebhookSink start(double refusals) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        WebhookSink sink = new WebhookSink(server, refusals);
        server.createContext("/hook", sink::receive);
        server.setExecutor(sink.workers);
        server.start();
        return sink;
    }

    /** How the service is told of this receiver, every change however old included. */
    public Map<String, String> settings() {
        String receiver = "davylamp.delivery.receivers.ledger.";
        return Map.of(
                receiver + "type",
                "WEBHOOK",
                receiver + "url",
                url().toString(),
                receiver + "secret",
                "whsec_" + Base64.getEncoder().encodeToString(KEY),
                "davylamp.delivery.allow-private-addresses",
                "true",
                "davylamp.delivery.historic-after",
                "P36500D");
    }

    public synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    public synchronized int badSignatures() {
        return badSignatures;
    }

    /** Requests answered 503. */
    public synchronized int refused() {
        return refused;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }

    private URI url() {
        return URI.create(
                "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort()));
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(take(exchange, body), -1);
        }
    }

    private synchronized int take(HttpExchange exchange, String body) throws IOException {
        long at = System.nanoTime();
        String id = header(exchange, "webhook-id");
        if (!signed(id, header(exchange, "webhook-timestamp"), body, header(exchange, "webhook-signature"))) {
            badSignatures++;
            return 401;
        }
        if (random.nextDouble() < refusals) {
            refused++;
            return 503;
        }
        JsonNode data = JSON.readTree(body).get("data");
        arrivals.add(new Arrival(
                id,
                data.get("changeId").asText(),
                data.get("alertId").asText(),
                data.get("subject").asText(),
                at));
        return 204;
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static boolean signed(String id, String timestamp, String body, String signature) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            byte[] expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            byte[] given = Base64.getDecoder().decode(signature.replaceFirst("^v1,", ""));
            long age = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp));
            return MessageDigest.isEqual(expected, given) && age < 300;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
