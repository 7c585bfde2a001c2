package io.davylamp.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@link KillNine}, run against what was packaged: two replicas, each disturbance once. */
class KillNineIT {
    private static final int REPLICAS = 2;

    @Test
    void loses_and_doubles_nothing_when_disturbed() throws Exception {
        try (PostgresProcess postgres = PostgresProcess.in(Path.of("target", "chaos", "postgresql"))) {
            List<Disturbance> all = List.of(Disturbance.values());

            // When
            KillNine.Report report = new KillNine(new Story(8, 2), postgres, REPLICAS).run(all, all.size());

            // Then
            assertThat(report.faults())
                    .as(report.toString())
                    .allSatisfy((name, count) -> assertThat(count).as(name).isZero());
            assertThat(report.figures().get("alert changes recorded")).isPositive();
        }
    }
}
