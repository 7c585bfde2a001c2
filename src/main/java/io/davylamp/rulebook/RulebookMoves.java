package io.davylamp.rulebook;

import io.davylamp.audit.AuditStore;
import io.davylamp.rulebook.RulebookDesk.Verb;
import io.davylamp.rulebook.VersionState.Decision;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookDiff;
import io.davylamp.rules.RulebookSource;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import io.davylamp.web.problem.TypedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import io.davylamp.mining.TypedText;
import io.davylamp.web.rulebooks.RulebookReport;

/** A person drafts or moves a version of the rules, by the API or by the page. */
@ApplicationScoped
class RulebookMoves {
    private static final int LONGEST_REASON = 900;
    private static final int PROBLEMS_TOLD = 20;

    private final RulebookDesk desk;
    private final VersionStore versions;
    private final RulebookStore texts;
    private final AuditStore audit;
    private final TrialProcesses bench;
    private final LifeCycleConfig config;
    private final Clock clock;

    RulebookMoves(
            RulebookDesk desk,
            VersionStore versions,
            RulebookStore texts,
            AuditStore audit,
            TrialProcesses bench,
            LifeCycleConfig config,
            Clock clock) {
        this.desk = desk;
        this.versions = versions;
        this.texts = texts;
        this.audit = audit;
        this.bench = bench;
        this.config = config;
        this.clock = clock;
    }

    RulebookReport draft(RulebookSource source, @Nullable String who, @Nullable String why) {
        Decision decision = decision(who, why);
        long characters =
                source.files().values().stream().mapToLong(String::length).sum();
        if (characters > config.mostDraftCharacters()) {
            throw Fault.of(
                    ProblemType.BODY_TOO_LARGE,
                    "the draft's files have %,d characters; allowed is up to %,d."
                            .formatted(characters, config.mostDraftCharacters()),
                    "Maybe it holds more than the rulebook.");
        }
        return made(() -> desk.draft(source, decision));
    }

    /** A draft that differs from a version in one file. */
    RulebookReport draft(String version, String path, String text, @Nullable String who, @Nullable String why) {
        Map<String, String> files = new HashMap<>(text(version).files());
        files.put(path, text.replace("\r\n", "\n"));
        return draft(RulebookFiles.of("/files", files), who, why);
    }

    RulebookReport move(String version, Verb verb, @Nullable String who, @Nullable String why, @Nullable String over) {
        Decision decision = decision(who, why);
        RulebookVersion known = known(version);
        Optional<String> replaced = Optional.ofNullable(over).map(String::strip).filter(it -> !it.isEmpty());
        return made(() -> desk.move(known, verb, decision, replaced));
    }

    /** One version with its files and history. */
    RulebookReport whole(String version) {
        return RulebookReport.whole(known(version), text(version).files(), audit.of(version));
    }

    RulebookVersion known(String version) {
        return versions.version(version).orElseThrow(() -> unknown(version));
    }

    RulebookSource text(String version) {
        return texts.text(version).orElseThrow(() -> unknown(version));
    }

    /** What changes from one version to another. */
    RulebookDiff comparison(String before, String after) {
        return bench.answer(new ComparisonTask(text(before), text(after)));
    }

    private static Fault unknown(String version) {
        return Fault.notFound("rulebook " + version, "Maybe list them: GET /api/v1/rulebooks.");
    }

    private static RulebookReport made(Supplier<RulebookDesk.Moved> move) {
        try {
            RulebookDesk.Moved moved = move.get();
            return RulebookReport.moved(moved.version(), moved.audit());
        } catch (RefusedMove e) {
            String others = e.problems().stream()
                    .skip(1)
                    .limit(PROBLEMS_TOLD)
                    .map(RuleProblem::toString)
                    .collect(Collectors.joining("\n"));
            String detail = String.valueOf(e.getMessage());
            throw Fault.of(ProblemType.CONFLICT, others.isEmpty() ? detail : detail + "\n" + others, e.advice());
        }
    }

    private Decision decision(@Nullable String who, @Nullable String why) {
        return new Decision(
                TypedText.line("who", who, TypedText.LONGEST_NAME, "Maybe write who decides: {\"who\": \"Ada\"}."),
                TypedText.line("why", why, LONGEST_REASON, "Maybe say in a few words what it is for."),
                clock.instant());
    }
}
