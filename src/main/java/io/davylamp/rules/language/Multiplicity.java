package io.davylamp.rules.language;

import java.util.List;
import java.util.stream.Stream;

/**
 * Of which facts there may be many at a time: those that are distinguished by a name, such as the loan, or by a choice,
 * such as the scenario. A rule that looks for several of them without saying how they belong together tries every one
 * of the first with every one of the second.
 */
public final class Multiplicity {
    /** The fields that distinguish facts of a kind, and the machine, issuer or metric one is about. */
    private static final List<String> KEYS = List.of("loanId", "machine", "issuer", "metric", "input", "scenario");

    private Multiplicity() {}

    /**
     * The patterns that each multiply a rule's work. After 'not' and 'exists' the first fact that fits settles the
     * matter, so these multiply only where they are compared with a fact before them.
     */
    public static List<Pattern> unjoined(List<Premise> premises) {
        return premises.stream()
                .flatMap(premise ->
                        premise.patterns().stream().filter(it -> premise instanceof Premise.Present || looksBack(it)))
                .filter(it -> isMany(it.fact()) && !isPinned(it))
                .toList();
    }

    private static boolean looksBack(Pattern pattern) {
        return pattern.conditions().stream().flatMap(Fields::terms).anyMatch(Multiplicity::looksBack);
    }

    private static boolean looksBack(Term term) {
        return term instanceof Term.Variable
                || (term instanceof Term.Arithmetic it && (looksBack(it.left()) || looksBack(it.right())));
    }

    private static boolean isMany(Vocabulary.Fact fact) {
        return !keys(fact).isEmpty();
    }

    /** The fields that distinguish facts of a kind; none where there is only one at a time. */
    public static List<Vocabulary.Field> keys(Vocabulary.Fact fact) {
        return fact.fields().stream().filter(it -> KEYS.contains(it.name())).toList();
    }

    /** Whether what distinguishes the fact is fixed: by a value, or by that of a fact before it. */
    private static boolean isPinned(Pattern pattern) {
        return pattern.conditions().stream().flatMap(Multiplicity::parts).anyMatch(Multiplicity::pins);
    }

    private static Stream<Condition> parts(Condition condition) {
        return condition instanceof Condition.All all
                ? all.conditions().stream().flatMap(Multiplicity::parts)
                : Stream.of(condition);
    }

    private static boolean pins(Condition condition) {
        return condition instanceof Condition.Comparison it
                && it.relation() == Condition.Relation.EQUAL
                && isKey(it.left()) != isKey(it.right());
    }

    private static boolean isKey(Term term) {
        return term instanceof Term.OfFact it && KEYS.contains(it.field().name());
    }
}
