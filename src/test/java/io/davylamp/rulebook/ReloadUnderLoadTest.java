package io.davylamp.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the program; how long the gaps are, only the program says, on a quiet machine. */
class ReloadUnderLoadTest {
    @Test
    void judges_by_one_rulebook_at_a_time_and_lets_go_of_those_gone(@TempDir Path folder) throws Exception {
        // When
        ReloadUnderLoad.Report report = new ReloadUnderLoad(folder).run(4);
        // Then
        assertThat(report.wrong()).as("%s", report).isZero();
        assertThat(report.judged()).isGreaterThan(100);
        assertThat(report.classGrowth()).as("%s", report).isLessThan(0.05);
    }
}
