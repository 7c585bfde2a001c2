package io.davylamp.rulebook;

import io.davylamp.mining.Declined;
import io.davylamp.mining.TypedText;
import io.davylamp.rulebook.RulebookDesk.Verb;
import io.davylamp.rulebook.trial.ComparisonTask;
import io.davylamp.rulebook.trial.TrialProcesses;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rulebook.version.RulebookVersion;
import io.davylamp.rulebook.version.VersionState.Decision;
import io.davylamp.rulebook.version.VersionStore;
import io.davylamp.rules.RulebookDiff;
import io.davylamp.rules.RulebookSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person drafts or moves a version of the rules, by the API or by the page. */
@ApplicationScoped
public class RulebookMoves {
    private static final int LONGEST_REASON = 900;

    private final RulebookDesk desk;
    private final VersionStore versions;
    private final RulebookStore texts;
    private final TrialProcesses bench;
    private final LifeCycleConfig config;
    private final Clock clock;

    RulebookMoves(
            RulebookDesk desk,
            VersionStore versions,
            RulebookStore texts,
            TrialProcesses bench,
            LifeCycleConfig config,
            Clock clock) {
        this.desk = desk;
        this.versions = versions;
        this.texts = texts;
        this.bench = bench;
        this.config = config;
        this.clock = clock;
    }

    /** A draft of files as they were sent. */
    public RulebookDesk.Moved draft(RulebookSource source, @Nullable String who, @Nullable String why) {
        Decision decision = decision(who, why);
        long characters =
                source.files().values().stream().mapToLong(String::length).sum();
        if (characters > config.mostDraftCharacters()) {
            throw Declined.of(
                    Declined.Why.TOO_LARGE,
                    "the draft's files have %,d characters; allowed is up to %,d."
                            .formatted(characters, config.mostDraftCharacters()),
                    "Maybe it holds more than the rulebook.");
        }
        return desk.draft(source, decision);
    }

    /** A draft that differs from a version in one file. */
    public RulebookDesk.Moved draft(
            String version, String path, String text, @Nullable String who, @Nullable String why) {
        Map<String, String> files = new HashMap<>(text(version).files());
        files.put(path, text.replace("\r\n", "\n"));
        return draft(RulebookFiles.of("/files", files), who, why);
    }

    /** The move, made at once or refused. */
    public RulebookDesk.Moved move(
            String version, Verb verb, @Nullable String who, @Nullable String why, @Nullable String over) {
        Decision decision = decision(who, why);
        RulebookVersion known = known(version);
        Optional<String> replaced = Optional.ofNullable(over).map(String::strip).filter(it -> !it.isEmpty());
        return desk.move(known, verb, decision, replaced);
    }

    /** A version that is asked for by name. */
    public RulebookVersion known(String version) {
        return versions.version(version).orElseThrow(() -> unknown(version));
    }

    /** Its files. */
    public RulebookSource text(String version) {
        return texts.text(version).orElseThrow(() -> unknown(version));
    }

    /** What changes from one version to another. */
    public RulebookDiff comparison(String before, String after) {
        return bench.answer(new ComparisonTask(text(before), text(after)));
    }

    private static Declined unknown(String version) {
        return Declined.unknown("rulebook " + version, "Maybe list them: GET /api/v1/rulebooks.");
    }

    private Decision decision(@Nullable String who, @Nullable String why) {
        return new Decision(
                TypedText.line("who", who, TypedText.LONGEST_NAME, "Maybe write who decides: {\"who\": \"Ada\"}."),
                TypedText.line("why", why, LONGEST_REASON, "Maybe say in a few words what it is for."),
                clock.instant());
    }
}
