package io.davylamp.start;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says at the start where everything is: the page, the data, the rules. */
@Singleton
class StartMessage {
    private static final Logger LOG = Logger.getLogger(StartMessage.class);

    private final String jdbcUrl;
    private final Optional<Path> embeddedIn;
    private final Path rules;

    StartMessage(
            @ConfigProperty(name = StartSettings.JDBC_URL) String jdbcUrl,
            @ConfigProperty(name = StartSettings.EMBEDDED_IN) Optional<Path> embeddedIn,
            @ConfigProperty(name = "davylamp.rules.dir") Path rules) {
        this.jdbcUrl = jdbcUrl;
        this.embeddedIn = embeddedIn;
        this.rules = rules;
    }

    void say(@ObservesAsync HttpServerStart started) {
        LOG.infof("page      http://localhost:%d/", started.options().getPort());
        LOG.infof(
                "database  %s%s",
                withoutSecrets(jdbcUrl),
                embeddedIn
                        .map(it -> ", embedded because none is configured, kept in " + it)
                        .orElse(""));
        LOG.infof("rules     %s", rules.toAbsolutePath().normalize());
    }

    /** A JDBC URL's query may hold a password. */
    private static String withoutSecrets(String jdbcUrl) {
        int query = jdbcUrl.indexOf('?');
        return query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
    }
}
