package io.davylamp.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests parse everywhere; where {@code kubectl} is installed, what it renders is checked too. */
class ManifestsTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void the_pod_passes_the_restricted_pod_security_standard() throws IOException {
        // When
        JsonNode pod = read("base/deployment.yaml").at("/spec/template/spec");

        // Then
        assertRestricted(pod);
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    }

    @Test
    void the_probes_ask_the_paths_the_service_answers() throws IOException {
        // When
        JsonNode container = read("base/deployment.yaml").at("/spec/template/spec/containers/0");

        // Then
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.at("/%s/httpGet/port".formatted(probe)).asText())
                    .isEqualTo("management");
        }
        assertThat(container.at("/ports/1/name").asText()).isEqualTo("management");
        assertThat(container.at("/ports/1/containerPort").asText())
                .isEqualTo(setting("quarkus.management.port"))
                .isEqualTo(read("base/deployment.yaml")
                        .at("/spec/template/metadata/annotations/prometheus.io~1port")
                        .asText());
    }

    private static String setting(String key) throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/application.properties")).stream()
                .filter(it -> it.startsWith(key + "="))
                .map(it -> it.substring(key.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_start_has_room_beyond_the_wait_for_the_database() throws IOException {
        // When
        JsonNode probe = read("base/deployment.yaml").at("/spec/template/spec/containers/0/startupProbe");
        int seconds = probe.path("periodSeconds").asInt()
                * probe.path("failureThreshold").asInt();

        // Then
        assertThat(seconds).isGreaterThanOrEqualTo(60 + 300);
    }

    @Test
    void a_pod_may_finish_what_it_accepted_before_it_is_killed() throws IOException {
        // Given
        String properties = Files.readString(Path.of("src/main/resources/application.properties"));
        assertThat(properties).contains("quarkus.shutdown.timeout=PT20S");

        // When
        JsonNode pod = read("base/deployment.yaml").at("/spec/template/spec");
        int sleep = pod.at("/containers/0/lifecycle/preStop/exec/command/1").asInt();

        // Then
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(20 + sleep);
    }

    @Test
    void every_file_of_the_base_is_part_of_it() throws IOException {
        // When
        List<String> listed = new ArrayList<>();
        read("base/kustomization.yaml").path("resources").forEach(it -> listed.add(it.asText()));

        // Then
        try (Stream<Path> files = Files.list(DEPLOY.resolve("base"))) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(listed.stream(), Stream.of("kustomization.yaml"))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/example"})
    void what_is_rendered_hangs_together(String folder) throws Exception {
        // When
        List<JsonNode> rendered = kustomize(DEPLOY.resolve(folder));

        // Then
        JsonNode deployment = ofKind(rendered, "Deployment");
        JsonNode labels = deployment.at("/spec/template/metadata/labels");
        assertThat(deployment.at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(ofKind(rendered, "Service").at("/spec/selector")).isEqualTo(labels);
        assertThat(ofKind(rendered, "PodDisruptionBudget").at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
        assertThat(ofKind(rendered, "NetworkPolicy").at("/spec/podSelector/matchLabels"))
                .isEqualTo(labels);
        assertRestricted(deployment.at("/spec/template/spec"));
    }

    @Test
    void a_rules_folder_becomes_a_config_map_that_puts_every_file_in_its_place(@TempDir Path temp) throws Exception {
        // Given
        Path rules = temp.resolve("rules");
        Files.createDirectories(rules.resolve("liquidity"));
        Files.writeString(rules.resolve("rulebook.yaml"), "name: mine\n");
        Files.writeString(rules.resolve("liquidity/runway.drl"), "rule \"x\" when then end\n");

        // When
        run(List.of("deploy/rules-to-configmap", rules.toString(), temp.toString()));

        // Then
        JsonNode map = YAML.readTree(temp.resolve("rules.yaml").toFile());
        JsonNode items =
                YAML.readTree(temp.resolve("volume.yaml").toFile()).at("/spec/template/spec/volumes/0/configMap/items");
        assertThat(items).hasSize(2);
        for (JsonNode item : items) {
            assertThat(map.path("binaryData").path(item.path("key").asText()).binaryValue())
                    .isEqualTo(
                            Files.readAllBytes(rules.resolve(item.path("path").asText())));
        }
    }

    private static void assertRestricted(JsonNode pod) {
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        List<JsonNode> containers = new ArrayList<>();
        pod.path("containers").forEach(containers::add);
        pod.path("initContainers").forEach(containers::add);
        assertThat(containers).isNotEmpty().allSatisfy(it -> {
            assertThat(it.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(it.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(it.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(it.at("/resources/limits/memory").asText()).isNotEmpty();
        });
    }

    private static JsonNode ofKind(List<JsonNode> rendered, String kind) {
        assertThat(rendered)
                .filteredOn(it -> it.path("kind").asText().equals(kind))
                .hasSize(1);
        return rendered.stream()
                .filter(it -> it.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode read(String file) throws IOException {
        return YAML.readTree(DEPLOY.resolve(file).toFile());
    }

    private static List<JsonNode> kustomize(Path folder) throws Exception {
        assumeTrue(isInstalled("kubectl"), "kubectl is not installed");
        String rendered = run(List.of("kubectl", "kustomize", folder.toString()));
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered)) {
            return documents.readAll();
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
