package io.davylamp.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.UnderstoodRulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries a rulebook in a process of its own before this one goes near it: with little memory, for a limited time, in an
 * empty folder and without any of the service's settings. Whatever the rulebook does to that process, the service
 * notices no more than that it is to be refused.
 */
final class ChildTrial {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int megabytes;
    private final Duration time;

    ChildTrial(int megabytes, Duration time) {
        this.megabytes = megabytes;
        this.time = time;
    }

    /** The trial, where it is wanted. */
    static Optional<ChildTrial> of(RulebookConfig config) {
        return config.trial() == RulebookConfig.TrialPlace.CHILD
                ? Optional.of(new ChildTrial(config.trialMegabytes(), config.trialTime()))
                : Optional.empty();
    }

    /** What keeps a rulebook from judging; what its text alone shows costs no process. */
    List<RuleProblem> problems(RulebookSource source) {
        List<RuleProblem> inText = UnderstoodRulebook.of(source).problems();
        return inText.isEmpty() ? tried(source) : inText;
    }

    private List<RuleProblem> tried(RulebookSource source) {
        try {
            byte[] question = JSON.writeValueAsBytes(Map.of("files", source.files()));
            return verdict(ChildProcess.run(megabytes, time, question));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a rulebook was tried", e);
        }
    }

    private List<RuleProblem> verdict(ChildProcess.Outcome outcome) {
        if (outcome instanceof ChildProcess.Outcome.Answered answered) {
            try {
                return JSON.readValue(answered.text(), new TypeReference<List<RuleProblem>>() {});
            } catch (JsonProcessingException e) {
                return refused("answered with what is no verdict (%s)".formatted(e.getOriginalMessage()));
            }
        } else if (outcome instanceof ChildProcess.Outcome.Died died) {
            return refused("died with exit code %d%s".formatted(died.exitCode(), quoted(died.lastWords())));
        }
        return refused("did not end within %,d ms".formatted(time.toMillis()));
    }

    private static String quoted(String words) {
        return words.isBlank() ? "" : ": " + words.strip();
    }

    private List<RuleProblem> refused(String what) {
        return List.of(new RuleProblem(
                "rulebook.yaml",
                0,
                "",
                "the process in which the rulebook was tried, with %d MB, %s.".formatted(megabytes, what),
                "Maybe take back the last change: some rule needs far too much memory or time."));
    }
}
