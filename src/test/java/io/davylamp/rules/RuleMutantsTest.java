package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.engine.CompiledRules;
import io.davylamp.rules.engine.DrlWriter;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.policy.PolicyFile;
import io.davylamp.rules.text.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each shipped rule is spoilt in every small way: a limit moved by a hundredth, {@code <} for {@code <=}, a condition
 * or a fact left out. Some case must notice each of them.
 */
class RuleMutantsTest {
    private record Mutant(String id, String change, Rule rule) {}

    @Test
    void every_spoilt_rule_is_noticed_by_some_case() {
        // Given
        RulebookSource source = RulebookSource.read(Rulebooks.SHIPPED);
        List<CaseFailure> unreadable = new ArrayList<>();
        List<RuleCase> cases = RuleCases.read(source, unreadable);
        assertThat(unreadable).isEmpty();
        List<Mutant> mutants = new ArrayList<>();
        try (RuleSet shipped = Rulebooks.compiled(source)) {
            shipped.understood().forEach(it -> mutants.addAll(mutants(it, mutants.size())));
        }

        // When
        Set<String> unnoticed = survivors(mutants, cases);

        // Then
        assertThat(mutants).hasSizeGreaterThan(500);
        assertThat(unnoticed).isEmpty();
    }

    /**
     * All mutants are rules of one rulebook, each with an id of its own, so that one build tries them all. One that asks for
     * what cannot be is noticed by its fault; the others are then tried without it.
     */
    private static Set<String> survivors(List<Mutant> mutants, List<RuleCase> cases) {
        List<Rule> rules = mutants.stream().map(Mutant::rule).toList();
        RulebookPolicy policy =
                PolicyFile.read(Rulebooks.of(""), new ArrayList<>()).orElseThrow();
        Map<String, Mutant> alive = new HashMap<>();
        mutants.forEach(it -> alive.put(it.rule().info().id(), it));
        try (RuleSet all = RuleSet.of("mutants", policy, rules, CompiledRules.build(DrlWriter.write(rules)))) {
            for (RuleCase ruleCase : cases) {
                Set<String> spoke = all.evaluate(ruleCase.facts()).stream()
                        .map(Finding::ruleId)
                        .collect(Collectors.toSet());
                alive.values()
                        .removeIf(it -> notices(
                                ruleCase, it, spoke.contains(it.rule().info().id())));
            }
        } catch (RuleFault fault) {
            List<Mutant> others = mutants.stream()
                    .filter(it -> !it.rule().info().id().equals(fault.ruleId()))
                    .toList();
            assertThat(others).hasSize(mutants.size() - 1);
            return survivors(others, cases);
        }
        return alive.values().stream().map(Mutant::change).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean notices(RuleCase ruleCase, Mutant mutant, boolean spoke) {
        return spoke
                ? ruleCase.expectNot().contains(mutant.id())
                : ruleCase.expect().contains(mutant.id());
    }

    private static List<Mutant> mutants(Rule rule, int number) {
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < rule.premises().size(); i++) {
            int place = i;
            Premise premise = rule.premises().get(i);
            if (!(premise instanceof Premise.Present)) {
                mutants.add(mutant(rule, number + mutants.size(), place, List.of(), "without premise " + place));
            }
            for (Pattern pattern : premise.patterns()) {
                changes(pattern)
                        .forEach((change, changed) -> mutants.add(mutant(
                                rule,
                                number + mutants.size(),
                                place,
                                List.of(replaced(premise, pattern, changed)),
                                change)));
            }
        }
        return mutants;
    }

    private static Mutant mutant(Rule rule, int number, int place, List<Premise> instead, String change) {
        List<Premise> premises = Stream.of(
                        rule.premises().subList(0, place).stream(),
                        instead.stream(),
                        rule.premises().subList(place + 1, rule.premises().size()).stream())
                .flatMap(Function.identity())
                .toList();
        RuleInfo it = rule.info();
        RuleInfo info = new RuleInfo(
                "MUT-" + number, it.name() + number, it.owner(), it.why(), it.file(), it.line(), it.text());
        return new Mutant(it.id(), it.id() + ": " + change, new Rule(info, rule.confirm(), premises, rule.calls()));
    }

    private static Premise replaced(Premise premise, Pattern old, Pattern changed) {
        if (premise instanceof Premise.Present) {
            return new Premise.Present(changed);
        } else if (premise instanceof Premise.Absent) {
            return new Premise.Absent(changed);
        }
        return new Premise.AnyOf(
                premise.patterns().stream().map(it -> it == old ? changed : it).toList());
    }

    private static Map<String, Pattern> changes(Pattern pattern) {
        Map<String, Pattern> changes = new HashMap<>();
        for (int i = 0; i < pattern.conditions().size(); i++) {
            Condition condition = pattern.conditions().get(i);
            List<Condition> others = new ArrayList<>(pattern.conditions());
            others.remove(i);
            changes.put("without " + described(pattern, condition), with(pattern, others));
            if (condition instanceof Condition.Comparison comparison) {
                for (Condition changed : spoilt(comparison)) {
                    List<Condition> conditions = new ArrayList<>(others);
                    conditions.add(changed);
                    changes.put(
                            described(pattern, condition) + " → " + described(pattern, changed),
                            with(pattern, conditions));
                }
            }
        }
        return changes;
    }

    private static Pattern with(Pattern pattern, List<Condition> conditions) {
        List<Place> places = Collections.nCopies(conditions.size(), Place.line("", pattern.line()));
        return new Pattern(pattern.fact(), pattern.bound(), conditions, pattern.line(), places);
    }

    private static List<Condition> spoilt(Condition.Comparison it) {
        List<Condition> spoilt = new ArrayList<>();
        spoilt.add(new Condition.Comparison(it.left(), neighbour(it.relation()), it.right()));
        if (it.right() instanceof Term.Number limit) {
            double step = limit.value() == 0 ? 0.01 : limit.value() / 100;
            spoilt.add(new Condition.Comparison(it.left(), it.relation(), new Term.Number(limit.value() + step)));
            spoilt.add(new Condition.Comparison(it.left(), it.relation(), new Term.Number(limit.value() - step)));
        }
        return spoilt;
    }

    private static Condition.Relation neighbour(Condition.Relation relation) {
        return switch (relation) {
            case BELOW -> Condition.Relation.AT_MOST;
            case AT_MOST -> Condition.Relation.BELOW;
            case ABOVE -> Condition.Relation.AT_LEAST;
            case AT_LEAST -> Condition.Relation.ABOVE;
            case EQUAL -> Condition.Relation.DIFFERENT;
            case DIFFERENT -> Condition.Relation.EQUAL;
        };
    }

    private static String described(Pattern pattern, Condition condition) {
        if (condition instanceof Condition.Comparison it && it.left() instanceof Term.OfFact left) {
            String right = it.right() instanceof Term.Number number
                    ? Double.toString(number.value())
                    : it.right().toString();
            return "%s.%s %s %s"
                    .formatted(
                            pattern.fact().name(),
                            left.field().name(),
                            it.relation().symbol(),
                            right);
        }
        return pattern.fact().name() + " " + condition.getClass().getSimpleName();
    }
}
