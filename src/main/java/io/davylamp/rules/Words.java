package io.davylamp.rules;

import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.Kinds;
import io.davylamp.rules.language.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Every word a rule can be made of, for editors and programs; of one source with the {@link Glossary} for people.
 *
 * @param facts what a rule can ask about
 * @param relations how it can compare
 * @param calls what it can say
 * @param grades the grades it can give, from calm to worst
 * @param instruments the hedges it can ask for
 * @param flags the liquidity flags that the rulebook in force raises; a rule may raise others
 */
public record Words(
        List<Fact> facts,
        List<String> relations,
        List<String> calls,
        List<String> grades,
        List<String> instruments,
        List<String> flags) {

    /**
     * A kind of fact.
     *
     * @param about {@code OPERATOR}, {@code NETWORK} or {@code EITHER}
     */
    public record Fact(String name, String about, List<Field> fields) {}

    /**
     * A field of a fact.
     *
     * @param unit its unit as people write it; a limit is written in it
     * @param values what it can be
     * @param choices the constants it can be; empty where it is not a choice
     * @param example a condition on it
     */
    public record Field(
            String name, String unit, String values, List<String> choices, String meaning, String example) {}

    /** A limit for an example, by unit. */
    private static final Map<String, String> LIMITS = Map.ofEntries(
            Map.entry("fraction", "0.15"),
            Map.entry("fraction/year", "0.60"),
            Map.entry("ratio", "1.25"),
            Map.entry("multiple", "0.5"),
            Map.entry("0-100", "60"),
            Map.entry("days", "90"),
            Map.entry("months", "12"),
            Map.entry("blocks", "2016"),
            Map.entry("calls", "1"),
            Map.entry("USD/PH/day", "50"),
            Map.entry("BTC/PH/day", "0.0005"),
            Map.entry("BTC/day", "1"),
            Map.entry("USD/kWh", "0.07"),
            Map.entry("USD/BTC", "60000"),
            Map.entry("PH/s", "1000"));

    private static final String SOME_USD = "1000000";

    /** The words, and the flags of the given rules. */
    public static Words of(RuleSet rules) {
        return of(rules.understood().stream()
                .flatMap(it -> it.calls().stream())
                .filter(Call.Crunch.class::isInstance)
                .map(it -> ((Call.Crunch) it).flag())
                .distinct()
                .sorted()
                .toList());
    }

    /** The words while no rulebook is in force. */
    public static Words withoutRules() {
        return of(List.of());
    }

    private static Words of(List<String> flags) {
        return new Words(
                Vocabulary.facts().stream().map(Words::fact).toList(),
                Arrays.stream(Condition.Relation.values())
                        .map(Condition.Relation::symbol)
                        .toList(),
                List.of("findings.stress", "findings.crunch", "findings.hedge"),
                Kinds.choices(Grade.class).stream()
                        .filter(it -> !it.equals(Grade.NORMAL.name()))
                        .toList(),
                Kinds.choices(Instrument.class),
                flags);
    }

    private static Fact fact(Vocabulary.Fact fact) {
        return new Fact(
                fact.name(),
                fact.about().name(),
                fact.fields().stream().map(it -> field(fact, it)).toList());
    }

    private static Field field(Vocabulary.Fact fact, Vocabulary.Field field) {
        return new Field(
                field.name(),
                field.unit(),
                field.values(),
                Kinds.isChoice(field.type()) ? Kinds.choices(field.type()) : List.of(),
                field.meaning(),
                "%s( %s )".formatted(fact.name(), condition(field)));
    }

    private static String condition(Vocabulary.Field field) {
        String name = field.name();
        if (field.isNumber()) {
            return "%s < %s".formatted(name, LIMITS.getOrDefault(field.unit(), SOME_USD));
        } else if (field.type() == boolean.class) {
            return name;
        } else if (Kinds.isChoice(field.type())) {
            return "%s == %s".formatted(name, Kinds.choices(field.type()).get(0));
        }
        String text = name.equals("metric") ? "Dscr" : name.toLowerCase(Locale.ROOT);
        return "%s == \"%s\"".formatted(name, text);
    }
}
