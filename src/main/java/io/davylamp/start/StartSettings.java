package io.davylamp.start;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What must be known before the service, and with it its configuration, starts. Read from where the service reads it
 * later: system properties, the environment, {@code .env}, {@code config/application.properties}. {@link Settings} has
 * looked at them.
 *
 * @param jdbcUrl the database, where one is configured
 * @param username its user
 * @param password the user's password
 * @param databaseWait {@code davylamp.database.wait}: for how long a start waits for a configured database; PT60S
 * @param prepares whether the driver prepares statements on the server: not where
 *     {@code quarkus.datasource.jdbc.additional-jdbc-properties.prepareThreshold} is 0
 * @param profile {@code quarkus.profile}, where one is chosen for this start
 * @param dataDir {@code davylamp.data-dir}: the folder of the embedded database; {@code data/postgresql}
 * @param hostIsSet whether {@code quarkus.http.host} is
 * @param managementHostIsSet whether {@code quarkus.management.host} is
 */
public record StartSettings(
        Optional<String> jdbcUrl,
        Optional<String> username,
        Optional<String> password,
        Duration databaseWait,
        boolean prepares,
        Optional<String> profile,
        Path dataDir,
        boolean hostIsSet,
        boolean managementHostIsSet) {
    static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    static final String USERNAME = "quarkus.datasource.username";
    static final String PASSWORD = "quarkus.datasource.password";

    public static final String HTTP_HOST = "quarkus.http.host";
    public static final String MANAGEMENT_HOST = "quarkus.management.host";
    public static final String PROFILE = "quarkus.profile";

    /** Set by {@link DatabaseAtStart}: the folder of the embedded database in use. */
    static final String EMBEDDED_IN = "davylamp.database.embedded-in";

    private static final String PREPARE_THRESHOLD =
            "quarkus.datasource.jdbc.additional-jdbc-properties.prepareThreshold";

    private static final int FILE_ORDINAL = 260;

    public static SmallRyeConfig sources() {
        ClassLoader loader = StartSettings.class.getClassLoader();
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDefaultInterceptors().addSystemSources();
        new DotEnvConfigSourceProvider().getConfigSources(loader).forEach(builder::withSources);
        PropertiesConfigSourceLoader.inFileSystem(
                        Path.of("config", "application.properties").toString(), FILE_ORDINAL, loader)
                .forEach(builder::withSources);
        return builder.addDiscoveredConverters().build();
    }

    public static StartSettings of(SmallRyeConfig config) {
        return new StartSettings(
                config.getOptionalValue(JDBC_URL, String.class),
                config.getOptionalValue(USERNAME, String.class),
                config.getOptionalValue(PASSWORD, String.class),
                config.getOptionalValue("davylamp.database.wait", Duration.class)
                        .orElse(Duration.ofSeconds(60)),
                config.getOptionalValue(PREPARE_THRESHOLD, Integer.class)
                        .filter(it -> it == 0)
                        .isEmpty(),
                config.getOptionalValue(PROFILE, String.class),
                Path.of(config.getOptionalValue("davylamp.data-dir", String.class)
                        .orElse("data/postgresql")),
                config.getOptionalValue(HTTP_HOST, String.class).isPresent(),
                config.getOptionalValue(MANAGEMENT_HOST, String.class).isPresent());
    }
}
