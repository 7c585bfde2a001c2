package io.davylamp.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.deploy.Advisories.Advisory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fails the build while a dependency has a known hole that nobody accepted, and again when an acceptance ends. */
class AdvisoriesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
    private static final String JAR = "/root/.m2/repository/io/netty/netty-codec-http/%s/netty-codec-http-%s.jar";

    @Test
    void no_dependency_has_a_known_hole_that_is_not_accepted() throws IOException {
        // Given
        Advisories advisories = Advisories.read(Advisories.FILE);
        List<String> jars = Advisories.classPath();
        // Then
        assertThat(advisories.all())
                .filteredOn(it -> it.artifact().equals("io.netty:netty-codec-http"))
                .allSatisfy(it -> assertThat(it.versionsIn(jars)).isNotEmpty());
        assertThat(advisories.open(jars, LocalDate.now()))
                .as(
                        "maybe raise the version in pom.xml, or accept the hole in %s with a reason and a day",
                        Advisories.FILE)
                .isEmpty();
    }

    @Test
    void nothing_is_accepted_that_is_mended() throws IOException {
        assertThat(Advisories.read(Advisories.FILE).acceptedForNothing(Advisories.classPath()))
                .isEmpty();
    }

    @Test
    void each_hole_is_listed_once_with_its_source() throws IOException {
        // When
        List<Advisory> all = Advisories.read(Advisories.FILE).all();
        // Then
        assertThat(all).extracting(it -> it.id() + " " + it.artifact()).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(it -> {
            assertThat(it.source()).startsWith("https://");
            assertThat(it.affects(it.from())).isTrue();
            assertThat(it.affects(it.before())).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "4.1.0.Final,   true",
        "4.1.99.Final,  true",
        "4.1.131.Final, true",
        "4.1.132.Final, false",
        "4.1.138.Final, false",
        "4.0.56.Final,  false"
    })
    void a_version_is_affected_from_the_first_up_to_the_one_that_mends_it(
            String version, boolean found, @TempDir Path folder) throws IOException {
        // Given
        Advisories advisories = advisories(folder, "");
        // When
        List<String> open = advisories.open(List.of(JAR.formatted(version, version)), TODAY);
        // Then
        assertThat(open).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01, 0", "2027-06-01, 0", "2026-11-30, 1"})
    void an_acceptance_ends(String until, int open, @TempDir Path folder) throws IOException {
        // Given
        Advisories advisories = advisories(folder, "    accepted: {why: not reachable, until: %s}\n".formatted(until));
        List<String> jars = List.of(JAR.formatted("4.1.130.Final", "4.1.130.Final"));
        // Then
        assertThat(advisories.open(jars, TODAY)).hasSize(open);
        assertThat(advisories.acceptedForNothing(jars)).isEmpty();
        assertThat(advisories.acceptedForNothing(List.of())).containsExactly("CVE-1");
    }

    private static Advisories advisories(Path folder, String accepted) throws IOException {
        return Advisories.read(Files.writeString(folder.resolve("advisories.yaml"), """
                advisories:
                  - id: CVE-1
                    artifact: io.netty:netty-codec-http
                    affected: ["4.1.0.Final", "4.1.132.Final"]
                    what: something
                    source: https://example.com
                """ + accepted));
    }
}
