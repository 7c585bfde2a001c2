package io.davylamp.rulebook;

import java.nio.file.Path;
import java.time.Duration;

/** Settings of rules as a test wants them. */
public record RuleSettings(
        Path dir,
        TrialPlace trial,
        int trialMegabytes,
        Duration trialTime,
        int trialsAtOnce,
        int trialsWaiting,
        Duration trialWait)
        implements RulebookConfig {
    static RuleSettings of(Path dir) {
        return new RuleSettings(dir, TrialPlace.IN_PROCESS, 160, Duration.ofSeconds(30), 2, 8, Duration.ofSeconds(20));
    }

    /** With real processes, and time enough on the busiest machine. */
    public static RuleSettings child() {
        return of(Path.of("rules")).in(TrialPlace.CHILD).within(160, Duration.ofMinutes(2));
    }

    RuleSettings in(TrialPlace place) {
        return new RuleSettings(dir, place, trialMegabytes, trialTime, trialsAtOnce, trialsWaiting, trialWait);
    }

    public RuleSettings within(int megabytes, Duration time) {
        return new RuleSettings(dir, trial, megabytes, time, trialsAtOnce, trialsWaiting, trialWait);
    }

    public RuleSettings atOnce(int processes, int waiting, Duration wait) {
        return new RuleSettings(dir, trial, trialMegabytes, trialTime, processes, waiting, wait);
    }

    @Override
    public Duration lookEvery() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(2);
    }
}
