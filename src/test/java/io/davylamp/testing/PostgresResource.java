package io.davylamp.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} a real, empty database of its own, which the service then migrates itself.
 *
 * <pre>{@code
 * @QuarkusTest
 * @QuarkusTestResource(PostgresResource.class)
 * }</pre>
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        TestDatabase database = TestDatabase.empty();
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void stop() {
        // the server stops with the JVM, and the next run drops what is left
    }
}
