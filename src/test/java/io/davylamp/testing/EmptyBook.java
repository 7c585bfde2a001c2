package io.davylamp.testing;

import static org.awaitility.Awaitility.await;

import io.davylamp.sql.Sql;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Gives each test class of the service that all share an empty book and no market, so that a class whose readings would
 * change what others see needs no service of its own. The service keeps nothing of the book in memory; the rules, who
 * changed them and backtests stay as they are.
 */
public final class EmptyBook implements QuarkusTestBeforeClassCallback {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String WAITING = "select 1 from reassessment union all select 1 from walk";

    private static final String EMPTY = """
            truncate operator_profile, operator_state, reading, market_day, miner_figure, assessment, reassessment, walk,
                quarantine, reading_doubt, alert, alert_change, delivery, advice, advice_move, shadow_difference""";

    /** A profile whose classes share a service, and begin with an empty book each. */
    public interface Shared {}

    private static boolean shares(Class<?> testClass) {
        TestProfile profile = testClass.getAnnotation(TestProfile.class);
        return profile == null || Shared.class.isAssignableFrom(profile.value());
    }

    @Override
    public void beforeClass(Class<?> testClass) {
        Config config = ConfigProvider.getConfig();
        Optional<String> url = config.getOptionalValue("quarkus.datasource.jdbc.url", String.class);
        if (!shares(testClass) || url.isEmpty()) {
            return;
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url.get());
        database.setUser(config.getValue("quarkus.datasource.username", String.class));
        database.setPassword(config.getValue("quarkus.datasource.password", String.class));
        Sql sql = new Sql(database);
        await().atMost(PATIENCE)
                .until(() -> sql.query(WAITING, row -> row.getInt(1)).isEmpty());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            sql.update(EMPTY); // may be chosen to end a deadlock with the service's own jobs
            return true;
        });
    }
}
