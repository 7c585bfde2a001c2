package io.davylamp.whatif;

import io.davylamp.assessment.Assessment;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.Grade;
import io.davylamp.mining.InvalidValue;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The whole book before and after a shock, every operator judged at the same moment.
 *
 * @param shock what was assumed
 * @param at the moment judged
 * @param rulebookVersion the rulebook that judged
 * @param operators how many were judged
 * @param before how many operators had each grade
 * @param after how many have it under the shock
 * @param changed operators whose grade, flags or findings change, by id
 * @param notJudged operators the shock does not fit, and why
 * @param assumed what is taken for granted of collateral, in sentences
 */
public record BookComparison(
        Shock shock,
        Instant at,
        String rulebookVersion,
        int operators,
        Map<Grade, Integer> before,
        Map<Grade, Integer> after,
        List<Row> changed,
        List<NotJudged> notJudged,
        List<String> assumed) {
    public BookComparison {
        before = Collections.unmodifiableMap(new TreeMap<>(before));
        after = Collections.unmodifiableMap(new TreeMap<>(after));
        changed = List.copyOf(changed);
        notJudged = List.copyOf(notJudged);
        assumed = List.copyOf(assumed);
    }

    /**
     * One operator the shock changes.
     *
     * @param reason the worst finding that appears; empty where findings only vanish
     */
    public record Row(
            String operatorId,
            String name,
            Grade before,
            Grade after,
            List<String> appeared,
            List<String> vanished,
            List<String> flags,
            String reason) {}

    /** An operator that could not be judged under the shock. */
    public record NotJudged(String operatorId, String reason) {}

    /**
     * One operator judged twice.
     *
     * @param then the assessment under the shock; empty where the shock does not fit
     * @param reason why it does not; empty where it does
     */
    record Pair(String name, Assessment now, Optional<Assessment> then, String reason) {
        /**
         * Judges; operators may be judged in parallel.
         *
         * @param scene the operator in the market as it is
         * @param shocked the market shocked already
         */
        static Pair of(Scene scene, Optional<MarketSnapshot> shocked, Shock shock, RuleSet rules) {
            String name = scene.state().profile().name();
            Assessment now = scene.assessment(rules);
            try {
                return new Pair(
                        name,
                        now,
                        Optional.of(scene.under(shock, shocked, rules).assessment(rules)),
                        "");
            } catch (InvalidValue e) {
                return new Pair(name, now, Optional.empty(), String.valueOf(e.getMessage()));
            }
        }
    }

    /** Gathers the book operator by operator. */
    static final class Tally {
        private final Map<Grade, Integer> before = new TreeMap<>();
        private final Map<Grade, Integer> after = new TreeMap<>();
        private final List<Row> changed = new ArrayList<>();
        private final List<NotJudged> notJudged = new ArrayList<>();
        private int operators;

        /** The same as {@link Pair#of} and then {@link #add(Pair)}. */
        void add(Scene scene, Optional<MarketSnapshot> shocked, Shock shock, RuleSet rules) {
            add(Pair.of(scene, shocked, shock, rules));
        }

        void add(Pair pair) {
            Assessment now = pair.now();
            if (pair.then().isEmpty()) {
                notJudged.add(new NotJudged(now.subject().value(), pair.reason()));
                return;
            }
            Assessment then = pair.then().get();
            operators++;
            before.merge(now.rawGrade(), 1, Integer::sum);
            after.merge(then.rawGrade(), 1, Integer::sum);
            List<Finding> appeared = FindingChange.only(then, now);
            List<Finding> vanished = FindingChange.only(now, then);
            if (now.rawGrade() != then.rawGrade() || !appeared.isEmpty() || !vanished.isEmpty()) {
                changed.add(new Row(
                        now.subject().value(),
                        pair.name(),
                        now.rawGrade(),
                        then.rawGrade(),
                        ruleIds(appeared),
                        ruleIds(vanished),
                        then.flags(),
                        appeared.isEmpty() ? "" : appeared.get(0).text()));
            }
        }

        BookComparison result(Shock shock, Instant at, RuleSet rules, List<String> assumed) {
            return new BookComparison(
                    shock, at, rules.version(), operators, before, after, changed, notJudged, assumed);
        }

        private static List<String> ruleIds(List<Finding> findings) {
            return findings.stream().map(Finding::ruleId).distinct().sorted().toList();
        }
    }
}
