package io.davylamp.rules.lint;

import io.davylamp.rules.diff.PatternMeaning;
import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.Interval;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule as a part of a ladder: what it asks of one field, and what besides.
 *
 * @param field the fact and its field, such as {@code Runway.days}
 * @param numbers between which the field must lie
 * @param pattern where that is asked
 * @param ofFact what is asked of the fact's other fields, as text
 * @param besides what is asked of other facts, as text
 */
record GradeBand(Rule rule, String field, Interval numbers, Pattern pattern, String ofFact, String besides) {

    /** One for each field that a premise of a rule bounds; none where the premise asks for no fact that can be. */
    static List<GradeBand> of(Rule rule, int premise) {
        if (!(rule.premises().get(premise) instanceof Premise.Present present)) {
            return List.of();
        }
        PatternMeaning meaning = PatternMeaning.of(present.pattern());
        if (meaning.isImpossible()) {
            return List.of();
        }
        List<Premise> others = new ArrayList<>(rule.premises());
        others.remove(premise);
        String besides = others.stream().map(PatternMeaning::of).sorted().collect(Collectors.joining(" and "));
        List<GradeBand> rungs = new ArrayList<>();
        meaning.numbers()
                .forEach((field, interval) -> rungs.add(new GradeBand(
                        rule,
                        "%s.%s".formatted(meaning.fact().name(), field.name()),
                        interval,
                        present.pattern(),
                        meaning.besides(field),
                        besides)));
        return rungs;
    }

    /** Where one of its ends is; where the rule does, if it is not written there as a number. */
    Place place(double end) {
        for (int i = 0; i < pattern.places().size(); i++) {
            boolean here = PatternMeaning.parts(List.of(pattern.conditions().get(i)))
                    .anyMatch(it -> it instanceof Condition.Comparison comparison && limits(comparison, end));
            if (here) {
                return pattern.places().get(i);
            }
        }
        return rule.place();
    }

    private boolean limits(Condition.Comparison it, double end) {
        return it.left() instanceof Term.OfFact left
                && field.endsWith("." + left.field().name())
                && it.right() instanceof Term.Number limit
                && limit.value() == end;
    }

    /** Whether both fire for exactly the same figures: that is reported as a duplicate. */
    boolean asksTheSame(GradeBand other) {
        return numbers.equals(other.numbers) && besides.equals(other.besides);
    }

    /**
     * Whether two hedges for the same figures are meant to go together: other instruments, of which one is asked for
     * wherever the other is.
     */
    boolean goesWith(GradeBand other) {
        return !instruments().equals(other.instruments())
                && (numbers.contains(other.numbers) || other.numbers.contains(numbers));
    }

    private Set<Object> instruments() {
        return rule.calls().stream()
                .filter(Call.Hedge.class::isInstance)
                .map(it -> ((Call.Hedge) it).instrument())
                .collect(Collectors.toSet());
    }
}
