package io.davylamp.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.davylamp.Davylamp;
import io.davylamp.start.Settings.WrongSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    /** Anything goes in these: folders, addresses, names, and lists, looked at by what uses them. */
    private static final Set<String> FREE = Set.of(
            "davylamp.data-dir",
            "davylamp.database.embedded-in",
            "davylamp.rules.dir",
            "davylamp.http.hosts",
            "davylamp.delivery.link-base",
            "davylamp.delivery.receivers.*.url",
            "davylamp.delivery.receivers.*.secret",
            "davylamp.delivery.receivers.*.topics",
            "davylamp.delivery.receivers.*.operators");

    static Stream<Setting> bounded() {
        return Settings.all().stream().filter(it -> !FREE.contains(it.key()));
    }

    static Stream<Setting> withDefault() {
        return bounded().filter(it -> it.usual().isPresent());
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void every_key_says_what_is_allowed_and_refuses_what_is_not(Setting setting) {
        // Given
        String key = setting.key().replace("*", "desk");

        boolean text = setting.type() == String.class;

        // When
        for (String wrong : text ? List.of("nonsense ".repeat(50)) : List.of("-1e99", "P99999999D", "nonsense")) {
            assertThatThrownBy(() -> check(Map.of(key, wrong)))

                    // Then
                    .isInstanceOf(WrongSettings.class)
                    .hasMessageContaining(key + " is " + wrong.strip())
                    .hasMessageContaining("allowed is " + setting.allowed().orElseThrow())
                    .hasMessageContaining("\n  Maybe ");
        }
    }

    @ParameterizedTest
    @MethodSource("withDefault")
    void every_default_is_allowed(Setting setting) {
        assertThatCode(() -> check(Map.of(setting.key(), setting.usual().orElseThrow())))
                .doesNotThrowAnyException();
    }

    @Test
    void every_mapping_is_looked_at() {
        // When
        Stream<String> mappings = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.davylamp").stream()
                        .filter(it -> it.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .map(Class::getName);

        // Then
        assertThat(mappings)
                .containsExactlyInAnyOrderElementsOf(Settings.mappings().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "davylamp.monitor.workers=0;is 0; allowed is 1 to 64",
                "davylamp.monitor.workers=65;is 65; allowed is 1 to 64",
                "davylamp.monitor.work-off-every=0s;is 0s; allowed is a period",
                "davylamp.system.vol-per-year=0.009;is 0.009; allowed is 0.01 to 10",
                "davylamp.http.small-body=17M;is 17M; allowed is 1K to 16M",
                "davylamp.http.request-within=999ms;is 999ms; allowed is PT1S to PT1H",
                "davylamp.rules.draft-expire-after=1d;is not a setting.",
                "davylamp.rules.trial=here;is here; allowed is child, in-process",
                "davylamp.demo=perhaps;is perhaps; allowed is true or false",
                "davylamp.database.wait=2h;is 2h; allowed is PT0S to PT1H",
                "davylamp.delivery.receivers.desk.concurrency=33;is 33; allowed is 1 to 32",
                "davylamp.delivery.receivers.\"the desk\".gap=25h;is 25h; allowed is PT0S to P1D",
            })
    void a_value_beyond_its_bounds_is_named_with_them(String line) {
        String[] parts = line.split("[=;]", 3);

        assertThatThrownBy(() -> check(Map.of(parts[0], parts[1]))).hasMessageContaining(parts[0] + " " + parts[2]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "davylamp.monitor.workers=1",
                "davylamp.monitor.workers=64",
                "davylamp.monitor.work-off-every=off",
                "davylamp.monitor.work-off-every=PT5S",
                "davylamp.http.small-body=16M",
                "davylamp.http.request-within=1s",
                "davylamp.http.hosts=a.example,b.example",
                "davylamp.http.hosts[0]=a.example",
                "davylamp.rules.trial=IN_PROCESS",
                "davylamp.alert.open-at=STRESSED",
                "davylamp.delivery.receivers.desk.concurrency=32",
                "davylamp.delivery.receivers.\"the.desk\".type=slack",
            })
    void a_value_on_its_bound_is_taken(String line) {
        String[] parts = line.split("=", 2);

        assertThatCode(() -> check(Map.of(parts[0], parts[1]))).doesNotThrowAnyException();
    }

    @Test
    void names_all_that_is_wrong_at_once() {
        assertThatThrownBy(() -> check(Map.of(
                        "davylamp.monitor.workers", "0",
                        "davylamp.rules.trials-at-once", "many",
                        "davylamp.alert.opn-at", "WATCH",
                        "davylamp.rulebooks.activation", "approval")))
                .hasMessage("""
                        the settings cannot be used:
                        davylamp.monitor.workers is 0; allowed is 1 to 64.
                          Maybe leave it out: it is 2 then.
                        davylamp.rules.trials-at-once is many; allowed is 1 to 16.
                          Maybe leave it out: it is 2 then.
                        davylamp.alert.opn-at is not a setting.
                          Maybe davylamp.alert.open-at is meant.
                        davylamp.rulebooks.activation is not used any more.
                          Maybe set davylamp.rules.activation instead: it means the same.""");
    }

    @Test
    void environment_variables_are_looked_at_too() {
        assertThatThrownBy(() -> checkVariables(Map.of(
                        "DAVYLAMP_MONITOR_WORKERS", "0",
                        "DAVYLAMP_DELIVERY_RECEIVERS_DESK_CONCURRENCY", "99",
                        "DAVYLAMP_RULEBOOKS_OWNER", "folder")))
                .hasMessageContaining("davylamp.monitor.workers is 0; allowed is 1 to 64.")
                .hasMessageContaining("davylamp.delivery.receivers.desk.concurrency is 99; allowed is 1 to 32.")
                .hasMessageContaining("DAVYLAMP_RULEBOOKS_OWNER is not used any more.")
                .hasMessageContaining("Maybe set DAVYLAMP_RULES_OWNER instead");
    }

    @Test
    void a_variable_nobody_reads_is_doubted_but_not_one_that_kubernetes_sets() throws WrongSettings {
        // When
        List<String> doubts = checkVariables(Map.of(
                "DAVYLAMP_MONITOR_WORKRES", "4",
                "DAVYLAMP_DELIVERY_RECEIVERS_DESK_TYPE", "slack",
                "DAVYLAMP_DATA_DIR", "data",
                "DAVYLAMP_SERVICE_HOST", "10.0.0.1",
                "DAVYLAMP_SERVICE_PORT_HTTP", "80",
                "DAVYLAMP_MANAGEMENT_PORT_9000_TCP", "tcp://10.0.0.1:9000",
                "DAVYLAMP_PORT", "tcp://10.0.0.1:80"));

        // Then
        assertThat(doubts)
                .containsExactly(
                        "DAVYLAMP_MONITOR_WORKRES is not a setting.\n  Maybe DAVYLAMP_MONITOR_WORKERS is meant.");
    }

    @Test
    void a_start_with_wrong_settings_ends_with_a_sentence_for_each() throws Exception {
        // Given
        Process start = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-Ddavylamp.monitor.workers=0",
                        "-Ddavylamp.monitor.queue-size=0",
                        Davylamp.class.getName())
                .redirectErrorStream(true)
                .start();

        // When
        boolean ended = start.waitFor(60, TimeUnit.SECONDS);

        // Then
        assertThat(ended).isTrue();
        assertThat(start.exitValue()).isEqualTo(2);
        assertThat(new String(start.getInputStream().readAllBytes()))
                .contains("davylamp.monitor.workers is 0; allowed is 1 to 64.")
                .contains("davylamp.monitor.queue-size is 0; allowed is 1 to 1,000,000.")
                .doesNotContain("\tat ");
    }

    private static List<String> check(Map<String, String> values) throws WrongSettings {
        return Settings.check(builder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build());
    }

    private static List<String> checkVariables(Map<String, String> values) throws WrongSettings {
        return Settings.check(
                builder().withSources(new EnvConfigSource(values, 300)).build());
    }

    private static SmallRyeConfigBuilder builder() {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters();
    }
}
