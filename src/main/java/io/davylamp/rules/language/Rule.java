package io.davylamp.rules.language;

import io.davylamp.rules.About;
import io.davylamp.rules.RuleInfo;
import io.davylamp.rules.text.Place;
import java.util.List;
import java.util.OptionalInt;

/**
 * A rule as it was understood: the only thing the engine is built from. Whatever an author wrote that does not belong
 * in here was refused, so nothing else can reach the compiler.
 *
 * @param info what the rule says about itself
 * @param confirm its {@code @confirm}, where it has one
 * @param premises the facts it looks for
 * @param calls what it says then
 */
public record Rule(RuleInfo info, OptionalInt confirm, List<Premise> premises, List<Call> calls) {
    public Rule {
        premises = List.copyOf(premises);
        calls = List.copyOf(calls);
    }

    /** Where it begins. */
    public Place place() {
        return new Place(info.file(), info.line(), info.cell());
    }

    /** Every pattern, of facts that must be there and of such that must not. */
    public List<Pattern> patterns() {
        return premises.stream().flatMap(it -> it.patterns().stream()).toList();
    }

    /** Whether it speaks after the others, by what they say. */
    public boolean asksOtherRules() {
        return patterns().stream().anyMatch(it -> it.fact().isWhatRulesSay());
    }

    /** Whether it judges the network rather than an operator. */
    public boolean isAboutNetwork() {
        return patterns().stream().anyMatch(it -> it.fact().about() == About.NETWORK || namesNetworkMetric(it));
    }

    /** {@code Unavailable( metric == "Puell" )} is about the network, too. */
    private static boolean namesNetworkMetric(Pattern pattern) {
        return pattern.conditions().stream()
                .anyMatch(it -> it instanceof Condition.Comparison comparison
                        && comparison.right() instanceof Term.Text text
                        && Vocabulary.fact(text.value())
                                .filter(fact -> fact.about() == About.NETWORK)
                                .isPresent());
    }
}
