package io.davylamp.rulebookcheck;

import io.davylamp.assessment.OperatorMoment;
import io.davylamp.ingest.ReadingJson;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.rulebook.trial.Task;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookCheck;
import io.davylamp.rules.RulebookDiff;
import io.davylamp.rules.RulebookSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is to be said of a rulebook that was sent.
 *
 * @param files its files
 * @param inForce those of the rulebook in force, where there is one
 * @param moment the operator to try the rules on, if one is named
 * @param shown the files that are to be shown with what is said of them; none for a program
 */
public record RulebookCheckTask(
        Map<String, String> files,
        Optional<Map<String, String>> inForce,
        Optional<Moment> moment,
        Map<String, String> shown)
        implements Task<RulebookCheckAnswer> {

    /**
     * What was known of an operator at a moment.
     *
     * @param readings as {@link ReadingJson} writes them
     */
    public record Moment(OperatorProfile profile, String readings, Optional<MarketSnapshot> market, Instant at) {
        static Moment of(OperatorMoment it) {
            OperatorState state = it.state();
            return new Moment(state.profile(), ReadingJson.writeAll(state.readings()), it.market(), it.at());
        }

        OperatorMoment past() {
            OperatorState state = OperatorState.empty(profile);
            for (Reading reading : ReadingJson.readAll(readings)) {
                state = state.with((Reading.OfOperator) reading);
            }
            return new OperatorMoment(state, market, at);
        }
    }

    @Override
    public Class<RulebookCheckAnswer> answers() {
        return RulebookCheckAnswer.class;
    }

    @Override
    public RulebookCheckAnswer answer() {
        RulebookSource source = new RulebookSource(files);
        RulebookCheck check = RulebookCheck.of(source);
        Optional<RulebookDiff> diff = inForce.map(it -> RulebookDiff.between(new RulebookSource(it), source));
        Optional<RulebookCheckReply.Verdict> verdict =
                check.problems().isEmpty() ? moment.flatMap(it -> judged(source, it.past())) : Optional.empty();
        return RulebookCheckAnswer.of(RulebookCheckReply.of(check, diff), verdict, shown);
    }

    private static Optional<RulebookCheckReply.Verdict> judged(RulebookSource source, OperatorMoment moment) {
        if (!(RuleCompiler.compile(source) instanceof Compilation.Compiled compiled)) {
            return Optional.empty();
        }
        try (RuleSet sent = compiled.rules()) {
            return Optional.of(RulebookCheckReply.Verdict.of(moment.judgedBy(sent)));
        }
    }
}
