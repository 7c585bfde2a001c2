package io.davylamp.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.davylamp.delivery.receiver.Answer.Answered;
import io.davylamp.delivery.receiver.Answer.NoAnswer;
import io.davylamp.mining.Grade;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS: the connection goes to an address of our choice, and the certificate must still be the name's. */
class HttpPostTest {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String PASSWORD = "changeit";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private HttpsServer server;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        Path keys = folder.resolve("receiver.p12");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=receiver.example",
                "-ext",
                "san=dns:receiver.example",
                keys);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_trusted_certificate_of_the_name_is_spoken_to() throws Exception {
        assertThat(postTo("receiver.example", true))
                .isInstanceOfSatisfying(
                        Answered.class, it -> assertThat(it.status()).isEqualTo(204));
    }

    @Test
    void a_trusted_certificate_of_another_name_is_not() throws Exception {
        assertThat(postTo("other.example", true)).isInstanceOf(NoAnswer.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void a_certificate_nobody_vouches_for_is_not() throws Exception {
        assertThat(postTo("receiver.example", false)).isInstanceOf(NoAnswer.class);
        assertThat(requests).hasValue(0);
    }

    private Answer postTo(String host, boolean trusted) throws Exception {
        if (trusted) {
            System.setProperty(TRUST_STORE, trustStore().toString());
            System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
        }
        try (HttpPost post = new HttpPost(vertx, Duration.ofSeconds(5), Duration.ofSeconds(10))) {
            URI url = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/hook");
            Route route = new Route(Grade.WATCH, Set.of("grade"), List.of());
            ReceiverTerms terms = new ReceiverTerms("book", url, route, SendingRate.MACHINE);
            return post.post(terms, InetAddress.getLoopbackAddress(), Map.of(), "{}");
        } finally {
            System.clearProperty(TRUST_STORE);
            System.clearProperty(TRUST_STORE_PASSWORD);
        }
    }

    /** The server's own certificate, as one that is trusted. */
    private Path trustStore() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "receiver", keyStore(folder.resolve("receiver.p12")).getCertificate("receiver"));
        Path file = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static KeyStore keyStore(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static SSLContext context(Path keys) throws Exception {
        KeyStore store = keyStore(keys);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Object... arguments) throws Exception {
        Path keys = (Path) arguments[arguments.length - 1];
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        for (Object argument : List.of(arguments).subList(0, arguments.length - 1)) {
            command.add(argument.toString());
        }
        command.addAll(List.of("-alias", "receiver", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore"));
        command.add(keys.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
