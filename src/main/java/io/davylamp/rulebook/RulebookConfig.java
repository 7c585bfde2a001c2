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

    /** How often the folder and the other replicas are looked at, such as {@code 2s} or {@code PT2S}. */
    @WithDefault("2s")
    String lookEvery();

    /**
     * Computing time of one evaluation after which it is halted and the rulebook taken out, the last good one coming
     * back. 10 ms to 60 s; kept to about a twentieth of a second.
     */
    @WithDefault("2s")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 60)
    Duration deadline();

    /** Where a rulebook is tried before it judges. */
    @WithDefault("child")
    TrialPlace trial();

    /** Heap of the process in which a rulebook is tried, in megabytes; 64 to 1,024. */
    @WithDefault("160")
    @Min(64)
    @Max(1024)
    int trialMegabytes();

    /** Time after which that process is ended and the rulebook refused; 1 s to 10 min. */
    @WithDefault("30s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration trialTime();

    /** Where a rulebook is tried. */
    enum TrialPlace {
        /** In a process of its own first, with memory and time of its own, then here. */
        CHILD,
        /** Here alone: what runs out of memory or hangs while being tried, hurts the service. */
        IN_PROCESS
    }
}
