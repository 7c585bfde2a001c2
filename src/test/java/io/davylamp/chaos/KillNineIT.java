package io.davylamp.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of {@link KillNine}, run against what was packaged. */
class KillNineIT {
    private static final int KILLS = 2;

    @ParameterizedTest
    @EnumSource(Killer.Victim.class)
    void loses_and_doubles_nothing_when_killed(Killer.Victim victim) throws Exception {
        try (PostgresProcess postgres = PostgresProcess.in(Path.of("target", "chaos", "postgresql"))) {
            // When
            KillNine.Report report = new KillNine(new Story(8, 2), postgres).run(victim, KILLS);

            // Then
            assertThat(report.faults())
                    .as(report.toString())
                    .allSatisfy((name, count) -> assertThat(count).as(name).isZero());
            assertThat(report.figures().get("alert changes recorded")).isPositive();
        }
    }
}
