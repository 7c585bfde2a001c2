package io.davylamp.rules.hostile;

import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import io.davylamp.rules.format.Tables;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Vocabularies, sentences, tables and settings of which reading would take longer than anybody waits. */
final class ExhaustingFormats {
    private static final String MEANING = "=Runway( days < {a} )\n";
    private static final String THEN = "[then]Grade it {grade}=findings.stress({grade}, \"x\");\n";

    private ExhaustingFormats() {}

    private static HostileRulebook book(String name, String book) {
        return said(name, book, "The runway is below 90 days in BASE");
    }

    private static HostileRulebook said(String name, String book, String line) {
        String rules = """
                rule "Test"
                    @id("TST-001") @owner("tester") @why("To test at length.")
                when
                    %s
                then
                    Grade it WATCH
                end
                """.formatted(line);
        return HostileRulebook.of(name, Map.of("test.dslr", rules, "vocabulary.dsl", book + THEN));
    }

    private static String many(int number, String format) {
        return IntStream.range(0, number)
                .mapToObj(it -> format.formatted(it, it))
                .collect(Collectors.joining());
    }

    /** {@code {a}{b}{c}}, and a meaning that needs them all. */
    private static String values(int number, String between) {
        String slots = IntStream.range(0, number).mapToObj("{v%d}"::formatted).collect(Collectors.joining(between));
        String used =
                IntStream.range(0, number).mapToObj("days < {v%d}"::formatted).collect(Collectors.joining(", "));
        return "[when]%s=Runway( %s )\n".formatted(slots, used);
    }

    static Stream<HostileRulebook> sentences() {
        String a = "a ".repeat(30);
        return Stream.of(
                said("2 adjacent values", values(2, ""), "x".repeat(490)),
                said("16 adjacent values", values(16, ""), "x".repeat(490)),
                said("40 adjacent values", values(40, ""), "x".repeat(490) + "!"),
                said("9 values apart", values(9, "-"), "x-".repeat(240)),
                said("8 values, none of which fits", values(8, "x"), "x".repeat(490) + " "),
                said("8 values and a line of one letter", values(8, "x"), "x".repeat(480) + "\" y"),
                said("8 values and a line of two", values(8, "xy"), "xy".repeat(240) + " y"),
                said("a line of 150,000 letters", values(2, " "), "x".repeat(150_000)),
                said("a line of 1,900 letters", values(2, " "), "x ".repeat(950)),
                said("a line of blanks", values(2, " "), "x" + " ".repeat(1_900) + "y z"),
                said(
                        "a line of quotes",
                        "[when]Say \"{a}\" or \"{b}\"=Runway( days < {a}, days < {b} )\n",
                        "\"".repeat(490)),
                said(
                        "a line of words",
                        many(190, "[when]Say %d " + a + "{a} x" + MEANING),
                        "Say 7 " + "a ".repeat(240)),
                said("a long word", many(190, "[when]{a}%d" + "a".repeat(200) + MEANING), "a".repeat(499)),
                said(
                        "quotes round words",
                        many(190, "[when]\"{q}\" " + a + "%d {a}=Runway( days < {a}, days < \"{q}\" )\n"),
                        "\"" + "a ".repeat(240) + "\""),
                book("vocabulary: a line of 1,900 blanks", "[when]" + " ".repeat(1_900) + "x\n"),
                book("vocabulary: a line of 200,000 blanks", "[when]" + " ".repeat(200_000) + "x\n"),
                book("vocabulary: blanks without a meaning", "[when]x" + " ".repeat(1_900) + "y\n"),
                book("vocabulary: brackets", "[".repeat(1_900) + "\n"),
                book("vocabulary: a scope that does not end", "[when][" + "x".repeat(1_900) + "=y\n"),
                book("vocabulary: 30,000 lines of nothing", "x\n".repeat(30_000)),
                book("vocabulary: 5,000 sentences", many(5_000, "[when]Sentence %d with {a}" + MEANING)),
                book("vocabulary: one sentence 5,000 times", many(5_000, "[when]Sentence with {a}" + MEANING)),
                book("vocabulary: a sentence of 500 letters", "[when]" + "x".repeat(500) + " {a}" + MEANING),
                book("vocabulary: a sentence of 100 words", "[when]" + "x ".repeat(100) + "{a}" + MEANING),
                book("vocabulary: open values", "[when]" + "{a".repeat(100) + MEANING),
                book("vocabulary: a kind of 1,000 letters", "[" + "w".repeat(1_000) + "]x=y\n"),
                said(
                        "a meaning in brackets",
                        "[when]Below {a}=Runway( " + "(".repeat(200) + "days < {a}" + ")".repeat(200) + " )\n",
                        "Below 90"),
                said(
                        "a meaning that adds up",
                        "[when]Below {a}=Runway( days" + " + 1".repeat(199) + " < {a} )\n",
                        "Below 90"),
                said("a value of 400 digits", "[when]Below {a}" + MEANING, "Below " + "9".repeat(400)),
                said(
                        "5,000 unknown sentences",
                        many(190, "[when]Sentence %d with {a} and some more words in it" + MEANING),
                        many(5_000, "Sentenze %d wiz 90 ant some mehr words in itt\n")),
                said(
                        "60,000 stray lines",
                        "[when]Below {a}" + MEANING,
                        "Below 90\nthen\nGrade it WATCH\nend\n" + "x\n".repeat(60_000)),
                said(
                        "400 rules without their ends",
                        "[when]Below {a}" + MEANING,
                        many(400, "Below 90\nthen\nGrade it WATCH\nrule \"Test %d\"\nwhen\n")));
    }

    private static HostileRulebook table(String name, String right, String wrong) {
        return HostileRulebook.file(name, "test.drl.csv", Tables.RUNWAY.replace(right, wrong));
    }

    static Stream<HostileRulebook> tables() {
        String head = Tables.RUNWAY.lines().limit(7).collect(Collectors.joining("\n", "", "\n"));
        return Stream.of(
                table("table: a number of 400 digits", ",180,", "," + "9".repeat(400) + ","),
                table(
                        "table: a head in brackets",
                        "days >= $param",
                        "(".repeat(200) + "days >= $param" + ")".repeat(200)),
                table("table: a head that adds up", "days >= $param", "days" + " + 1".repeat(200) + " >= $param"),
                table("table: a head of signs", "days >= $param", "days >= " + "- ".repeat(200) + "$param"),
                table("table: a head of one long word", "days >= $param", "d".repeat(900) + " >= $param"),
                table("table: a kind of 900 letters", "NAME,METADATA", "NAME," + "M".repeat(900)),
                table("table: numbers and commas", ",180,", ",\"" + "1,1.".repeat(240) + "x\","),
                HostileRulebook.file(
                        "table: 1,900 rows with a mistake in their head",
                        "test.drl.csv",
                        head.replace("days >= $param", "dayz >= $param")
                                + many(1_900, "Test %d,TST-%03d,o,Why it is.,90,10,BASE,,WATCH,It is %%.0f.,,\n")),
                HostileRulebook.file(
                        "table: 1,900 rows with a mistake each",
                        "test.drl.csv",
                        head + many(1_900, "Test %d,TST-%03d,o,Why it is.,9O,1O,BASE,,WATCH,It is %%.0f.,,\n")),
                HostileRulebook.file(
                        "table: 1,900 rows that name unknown constants",
                        "test.drl.csv",
                        head + many(1_900, "Test %d,TST-%03d,o,Why it is.,90,10,BASIS,,WATCH,It is %%.0f.,,\n")),
                HostileRulebook.file(
                        "table: 250 tables of one row",
                        "test.drl.csv",
                        Tables.RUNWAY
                                + Tables.RUNWAY
                                        .substring(Tables.RUNWAY.indexOf("RuleTable"))
                                        .repeat(200)));
    }

    private static HostileRulebook policy(String name, String yaml) {
        return HostileRulebook.of(name, Map.of("rulebook.yaml", yaml, "test.drl", sound()));
    }

    private static HostileRulebook mandate(String name, String yaml) {
        return HostileRulebook.of(name, Map.of("mandate.yaml", yaml, "test.drl", sound()));
    }

    private static String sound() {
        return Rulebooks.rule("Runway( days < 90 )", "findings.stress(WATCH, \"x\");");
    }

    static Stream<HostileRulebook> settings() {
        String policy = Rulebooks.POLICY;
        String shipped = RulebookSource.read(Rulebooks.SHIPPED).files().getOrDefault("mandate.yaml", "");
        String anchors = "a: &a [x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 20)
                        .mapToObj(it -> "%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c]\n"
                                .formatted(
                                        'a' + it,
                                        'a' + it,
                                        'a' + it - 1,
                                        'a' + it - 1,
                                        'a' + it - 1,
                                        'a' + it - 1,
                                        'a' + it - 1,
                                        'a' + it - 1))
                        .collect(Collectors.joining());
        return Stream.of(
                policy("settings: 20,000 brackets", policy + "x: " + "[".repeat(1_900)),
                policy("settings: 1,900 braces", policy + "x: " + "{a: ".repeat(450)),
                policy("settings: 900 dashes", policy + "x:\n " + "- ".repeat(900)),
                policy("settings: 900 questions", policy + "x:\n " + "? ".repeat(900)),
                policy("settings: anchors of anchors", anchors + policy),
                policy("settings: 15,000 unknown keys", policy + many(15_000, "k%d: %d\n")),
                policy("settings: 10,000 keys near to one", policy + many(10_000, "nam%d: %d\n")),
                policy("settings: a key of 1,900 letters", policy + "k".repeat(1_900) + ": 1\n"),
                policy("settings: a key of 200,000 letters", policy + "k".repeat(200_000) + ": 1\n"),
                policy(
                        "settings: a number of 1,900 digits",
                        policy.replace("confirm: 2", "confirm: " + "9".repeat(1_900))),
                policy("settings: a number beyond all", policy.replace("-0.30", "1e999999999")),
                policy("settings: a small number", policy.replace("-0.30", "-1e-999999999 x")),
                policy("settings: a name of 1,000 letters", policy.replace("Test rules", "x".repeat(1_000))),
                policy("settings: 300,000 letters", policy + "# " + "x\n# ".repeat(80_000)),
                policy("settings: 1,000 documents", policy + "---\na: 1\n".repeat(1_000)),
                policy("settings: a list", "- a\n".repeat(10_000)),
                mandate("mandate: 1,900 brackets", shipped + "x: " + "[".repeat(1_900)),
                mandate("mandate: 10,000 unknown keys", shipped + many(10_000, "k%d: %d\n")),
                mandate(
                        "mandate: 5,000 operators with a mistake",
                        shipped.replace("operators: {}", "operators:\n" + many(5_000, "  op%d: {limitz: %d}\n"))),
                mandate(
                        "mandate: 3,000 operators without a limit",
                        shipped.replace("operators: {}", "operators:\n" + many(3_000, "  op%d: {limits: %d}\n"))),
                mandate("mandate: 300,000 letters", shipped + "# x\n".repeat(80_000)),
                mandate("mandate: a second document", shipped + "---\n" + shipped));
    }
}
