package io.davylamp.rulebook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Where the rules are. */
@ConfigMapping(prefix = "davylamp.rules")
public interface RulebookConfig {
    /** The watched folder: an image's rules, a mounted ConfigMap, a git-sync volume. */
    @WithDefault("rules")
    Path dir();

    /** How often the folder and the other replicas are looked at, such as {@code 2s} or {@code PT2S}; 1 s to 1 h. */
    @WithDefault("2s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration lookEvery();

    /**
     * Computing time of one evaluation after which it is halted and the rulebook taken out, the last good one coming
     * back. 10 ms to 60 s; kept to about a twentieth of a second.
     */
    @WithDefault("2s")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 60)
    Duration deadline();

    /** Where rules that nobody has vetted are processed: checked, tried, compared. */
    @WithDefault("child")
    TrialPlace trial();

    /**
     * Heap of a process in which that is done, in megabytes; 64 to 1,024. Beside it such a process takes up to about
     * 250 MB, but usually half of both. A rulebook of 900 rules needs less than 160.
     */
    @WithDefault("320")
    @Min(64)
    @Max(1024)
    int trialMegabytes();

    /**
     * Processor time after which that process is ended and the rulebook refused, however large it is; a small one has 5
     * s and 100 ms for each 1,000 characters. 1 s to 10 min. Where four times that and 30 s pass on the clock first,
     * the machine is busy, and nothing is said of the rulebook.
     */
    @WithDefault("120s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration trialTime();

    /** How many such processes there are at once; 1 to 16. */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int trialsAtOnce();

    /** How many tasks may wait for one of them, each holding a thread; 0 to 64. Another is refused as too many. */
    @WithDefault("8")
    @Min(0)
    @Max(64)
    int trialsWaiting();

    /** How long a task waits for one of them before it is refused as too many; 0 to 5 min. */
    @WithDefault("20s")
    @DurationMin(seconds = 0)
    @DurationMax(minutes = 5)
    Duration trialWait();

    /** Where rules that nobody has vetted are processed. */
    enum TrialPlace {
        /** In processes of their own, with memory and processor time of their own. */
        CHILD,
        /** Here: for development and tests only, since running out of memory or hanging would harm the service. */
        IN_PROCESS
    }
}
