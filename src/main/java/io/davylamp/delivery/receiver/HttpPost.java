package io.davylamp.delivery.receiver;

import io.davylamp.delivery.receiver.Answer.Answered;
import io.davylamp.delivery.receiver.Answer.NoAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * POSTs to a given IP address under the host name of a URL, which TLS then verifies. (The JDK's client can only be
 * given the name and looks it up once more.) Follows no redirect, reads no more of an answer than an error message
 * needs, and never takes longer than the total timeout: an answer whose status arrived in time counts even when its
 * body does not.
 */
public final class HttpPost implements AutoCloseable {
    private static final int MAX_BODY_LENGTH = 2_048;

    private final HttpClient client;
    private final Duration totalTimeout;

    public HttpPost(Vertx vertx, Duration connectTimeout, Duration totalTimeout) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()))
                .setKeepAlive(false)
                .setMaxRedirects(0)
                .setShared(false);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(64));
        this.totalTimeout = totalTimeout;
    }

    public Answer post(ReceiverTerms to, InetAddress address, Map<String, String> headers, String body)
            throws InterruptedException {
        Exchange exchange = new Exchange();
        client.request(request(to, address, headers))
                .onSuccess(it -> exchange.send(it, body))
                .onFailure(exchange::fail);
        return exchange.await(totalTimeout);
    }

    private static RequestOptions request(ReceiverTerms to, InetAddress address, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(to.port(), address.getHostAddress()))
                .setHost(to.url().getHost())
                .setPort(to.port())
                .setURI(to.target())
                .setSsl(to.encrypted())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Davylamp");
        headers.forEach(options::putHeader);
        return options;
    }

    @Override
    public void close() {
        client.close();
    }

    /** One request and its outcome. All but {@code await} runs on the client's event loop. */
    private static final class Exchange {
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final StringBuilder excerpt = new StringBuilder();
        private volatile Optional<HttpClientRequest> sent = Optional.empty();
        private volatile Optional<HttpClientResponse> head = Optional.empty();

        void send(HttpClientRequest request, String body) {
            sent = Optional.of(request);
            if (answer.isDone()) {
                request.reset();
                return;
            }
            request.response().onSuccess(this::read).onFailure(this::fail);
            request.end(Buffer.buffer(body)).onFailure(this::fail);
        }

        private void read(HttpClientResponse response) {
            head = Optional.of(response);
            response.exceptionHandler(it -> answered(response));
            response.endHandler(it -> answered(response));
            response.handler(chunk -> {
                int room = MAX_BODY_LENGTH - excerpt.length();
                excerpt.append(chunk.getString(0, Math.min(room, chunk.length()), StandardCharsets.UTF_8.name()));
                if (excerpt.length() >= MAX_BODY_LENGTH) {
                    answered(response);
                }
            });
        }

        private void answered(HttpClientResponse response) {
            answer.complete(new Answered(
                    response.statusCode(), Optional.ofNullable(response.getHeader("retry-after")), excerpt.toString()));
        }

        void fail(Throwable failure) {
            String why = Optional.ofNullable(failure.getMessage())
                    .orElse(failure.getClass().getSimpleName());
            head.ifPresentOrElse(this::answered, () -> answer.complete(new NoAnswer("no answer: " + why)));
        }

        Answer await(Duration timeout) throws InterruptedException {
            try {
                return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                answer.complete(head.<Answer>map(it ->
                                new Answered(it.statusCode(), Optional.ofNullable(it.getHeader("retry-after")), ""))
                        .orElseGet(() -> new NoAnswer("no answer within " + timeout.toMillis() + " ms")));
                return answer.join();
            } catch (ExecutionException e) {
                throw new IllegalStateException("an exchange ends with an answer", e.getCause());
            } finally {
                answer.cancel(false);
                sent.ifPresent(HttpClientRequest::reset);
            }
        }
    }
}
