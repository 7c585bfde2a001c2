package io.davylamp.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.assessment.GradeMemory.Course;
import io.davylamp.assessment.GradeMemory.LastKnown;
import io.davylamp.assessment.GradeMemory.Next;
import io.davylamp.mining.Grade;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssessmentJsonTest {
    private static final Instant AT = Instant.parse("2022-07-31T12:00:00Z");

    /** What is stored of the first edition is compared byte for byte. */
    @Test
    void a_memory_that_counts_days_is_written_as_it_always_was() {
        String stored = "{\"grade\":\"SEVERE\",\"gradeSince\":\"2022-07-31T12:00:00Z\","
                + "\"rise\":{\"streaks\":{\"CAPITULATION\":1},\"day\":\"2022-07-31\"},"
                + "\"fall\":{\"days\":0,\"day\":\"2022-07-31\"},\"openFlags\":{},\"interrupted\":null}";

        GradeMemory memory = AssessmentJson.readMemory(stored);

        assertThat(memory.course()).isEmpty();
        assertThat(AssessmentJson.write(memory)).isEqualTo(stored);
    }

    @Test
    void a_memory_that_counts_time_is_read_as_it_was_written() {
        GradeMemory memory = GradeMemory.timed(
                Grade.WATCH,
                AT,
                Map.of("RUNWAY_SHORT", AT),
                new Course(
                        Map.of(Grade.SEVERE, AT),
                        Optional.of(AT),
                        Optional.of(new Next(Grade.SEVERE, AT.plusSeconds(86_400))),
                        Optional.of(new LastKnown(Grade.STRESSED, AT))));

        assertThat(AssessmentJson.readMemory(AssessmentJson.write(memory))).isEqualTo(memory);
    }
}
