package io.davylamp.rules.hostile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules of which reading, checking or building would take longer than anybody waits. */
public final class ExhaustingRules {
    private static final String SAY = "findings.stress(WATCH, \"x\");";
    private static final int HUGE = 30_000;

    private ExhaustingRules() {}

    static String rule(int number, String conditions, String consequence) {
        return """
                rule "Test %d"
                    @id("T%c-%03d") @owner("tester") @why("To test at length.")
                when
                    %s
                then
                    %s
                end
                """.formatted(number, 'A' + number / 1_000, number % 1_000, conditions, consequence);
    }

    private static String rules(int number, IntFunction<String> conditions) {
        return rules(0, number, conditions);
    }

    public static String rules(int first, int end, IntFunction<String> conditions) {
        return IntStream.range(first, end)
                .mapToObj(it -> rule(it, conditions.apply(it), SAY))
                .collect(Collectors.joining());
    }

    private static HostileRulebook when(String name, String conditions) {
        return HostileRulebook.drl(name, rule(0, conditions, SAY));
    }

    private static HostileRulebook then(String name, String consequence) {
        return HostileRulebook.drl(name, rule(0, "Runway( $d : days )", consequence));
    }

    /** Each kind of bracket, a little too deep, deep enough to double for a day, and deeper than a stack. */
    static Stream<HostileRulebook> nested() {
        Map<String, IntFunction<String>> kinds = new LinkedHashMap<>();
        kinds.put("sums in brackets", it -> "Runway( " + "(".repeat(it) + "days" + " + 1)".repeat(it) + " < 90 )");
        kinds.put("brackets round nothing", it -> "Runway( " + "(".repeat(it) + "days" + ")".repeat(it) + " < 90 )");
        kinds.put(
                "differences to the right", it -> "Runway( days < " + "1 - (".repeat(it) + "1" + ")".repeat(it) + " )");
        kinds.put("signs and brackets", it -> "Runway( days < " + "-(".repeat(it) + "1" + ")".repeat(it) + " )");
        kinds.put("not this", it -> "Runway( " + "!(".repeat(it) + "days < 90" + ")".repeat(it) + " )");
        kinds.put(
                "and in or",
                it -> "Runway( " + "(days < 90 || days > 3 && ".repeat(it) + "days < 90" + ")".repeat(it) + " )");
        kinds.put("lists in lists", it -> "Runway( days in " + "(".repeat(it) + "1" + ")".repeat(it) + " )");
        kinds.put("square brackets", it -> "Runway( " + "[".repeat(it) + "1" + "]".repeat(it) + " contains days )");
        kinds.put("facts in brackets", it -> "( ".repeat(it) + "Runway( )" + " )".repeat(it));
        kinds.put("exists in exists", it -> "exists ( ".repeat(it) + "Runway( )" + " )".repeat(it));
        kinds.put("not in not", it -> "not ( ".repeat(it) + "Runway( )" + " )".repeat(it));
        kinds.put("open brackets", it -> "Runway( " + "(".repeat(it));
        Stream<HostileRulebook> conditions = kinds.entrySet().stream()
                .flatMap(kind -> Stream.of(9, 40, HUGE / 4)
                        .map(it -> when(
                                "%s, %d deep".formatted(kind.getKey(), it),
                                kind.getValue().apply(it))));
        Stream<HostileRulebook> consequences = Stream.of(9, 40, HUGE / 4)
                .flatMap(it -> Stream.of(
                        then(
                                "a message's value, %d deep".formatted(it),
                                "findings.stress(WATCH, \"%.0f\", " + "(".repeat(it) + "$d" + " + 1)".repeat(it)
                                        + ");"),
                        then("blocks, %d deep".formatted(it), "{".repeat(it) + SAY + "}".repeat(it))));
        return Stream.of(conditions, consequences, deepTogether()).flatMap(it -> it);
    }

    /** Within every bound of a single condition, but not together. */
    private static Stream<HostileRulebook> deepTogether() {
        String deep = "days < " + "1 - (".repeat(6) + "1" + ")".repeat(6);
        String not = "!(".repeat(7) + "days < 90" + ")".repeat(7);
        return Stream.of(
                when("deep conditions in a row", "Runway( " + (deep + ", ").repeat(20) + "days < 9 )"),
                when("deep negations in a row", "Runway( " + (not + ", ").repeat(30) + "days < 9 )"),
                when("deep conditions of many facts", ("Runway( %s )\n".formatted(deep)).repeat(15)),
                HostileRulebook.drl("deep conditions in each rule", rules(1_000, it -> "Runway( " + deep + " )")),
                HostileRulebook.drl("deep negations in each rule", rules(1_000, it -> "Runway( " + not + " )")));
    }

    private static String joined(int number, String joint, IntFunction<String> part) {
        return IntStream.range(0, number).mapToObj(part).collect(Collectors.joining(joint));
    }

    static Stream<HostileRulebook> flat() {
        return Stream.of(66, 199, HUGE)
                .flatMap(it -> Stream.of(
                        when("a sum of %d".formatted(it), "Runway( days" + " + 1".repeat(it) + " < 90 )"),
                        when("a product of %d".formatted(it), "Runway( days < 1" + " * 1".repeat(it) + " )"),
                        when("%d alternatives".formatted(it), "Runway( days < 90" + " || days < 90".repeat(it) + " )"),
                        when("%d short ones".formatted(it), "Runway( days < 90" + " && < 90".repeat(it) + " )"),
                        when(
                                "%d conditions".formatted(it * 2),
                                "Runway( " + joined(it * 2, ", ", i -> "days < " + i) + " )"),
                        when(
                                "a list of %d".formatted(it * 4),
                                "Runway( days in ( " + joined(it * 4, ", ", i -> "" + i) + " ) )"),
                        when("%d facts".formatted(it), "Runway( )\n".repeat(it)),
                        when(
                                "%d bound values".formatted(it * 2),
                                "Runway( " + joined(it * 2, ", ", i -> "$d%d : days".formatted(i)) + " )"),
                        when("%d signs".formatted(it), "Runway( days < " + "- ".repeat(it) + "1 )"),
                        when("%d exclamations".formatted(it), "Runway( " + "! ".repeat(it) + "(days < 1) )"),
                        then("%d calls".formatted(it), SAY.repeat(it)),
                        then(
                                "%d values of a message".formatted(it * 4),
                                "findings.stress(WATCH, \"x\"" + ", $d".repeat(it * 4) + ");"),
                        then(
                                "a value of %d".formatted(it),
                                "findings.stress(WATCH, \"%.0f\", $d" + " + 1".repeat(it) + ");")));
    }

    static Stream<HostileRulebook> longOnes() {
        return Stream.of(
                when("a number of 400 digits", "Runway( days < " + "9".repeat(400) + " )"),
                when("a number of 200,000 digits", "Runway( days < " + "9".repeat(200_000) + " )"),
                when("400 decimals", "Runway( days < 1." + "9".repeat(400) + " )"),
                when("a field of 1,500 letters", "Runway( " + "d".repeat(1_500) + " < 90 )"),
                when("a fact of 200,000 letters", "R".repeat(200_000) + "( )"),
                when("a variable of 200,000 letters", "Runway( $" + "d".repeat(200_000) + " : days )"),
                when("a text of 200,000 letters", "Unavailable( metric == \"" + "x".repeat(200_000) + "\" )"),
                when("a text of 1,900 letters", "Unavailable( metric == \"" + "x".repeat(1_900) + "\" )"),
                when("a comment of 200,000 letters", "Runway( days < 90 ) // " + "x".repeat(200_000)),
                when("200,000 blanks", "Runway( days < " + " ".repeat(200_000) + "90 )"),
                when("a comment that does not end", "Runway( days < 90 ) /* " + "x\n".repeat(100_000)),
                when("100,000 comments", "Runway( days < 90 )" + "/**/".repeat(100_000)),
                then("a message of 501 letters", "findings.stress(WATCH, \"" + "x".repeat(501) + "\");"),
                then("a message of 400 places", "findings.stress(WATCH, \"" + "%s".repeat(200) + "\");"),
                then("a flag of 900 letters", "findings.crunch(\"" + "X".repeat(900) + "\", \"x\");"),
                then("a tenor of 300 digits", "findings.hedge(BUY_PUTS, 0.5, " + "9".repeat(300) + ", \"x\");"),
                HostileRulebook.drl(
                        "a name of 201 letters", rule(0, "Runway( )", SAY).replace("Test 0", "x".repeat(201))),
                HostileRulebook.drl(
                        "a why of 501 letters",
                        rule(0, "Runway( )", SAY).replace("To test at length.", "x".repeat(501))),
                HostileRulebook.drl(
                        "an id of 900 letters", rule(0, "Runway( )", SAY).replace("TA-000", "A".repeat(900))),
                HostileRulebook.drl("300,000 empty lines", "\n".repeat(300_000) + rule(0, "Runway( )", SAY)),
                HostileRulebook.drl("one line of 260,000 letters", "x".repeat(260_000)),
                HostileRulebook.drl(
                        "one line of many rules", rules(100, it -> "Runway( )").replace('\n', ' ')));
    }

    static Stream<HostileRulebook> manyMistakes() {
        String longWord = "d".repeat(64);
        return Stream.of(
                HostileRulebook.drl(
                        "2,001 rules",
                        rules(2_001, it -> "Runway( days < %d )".formatted(it + 1))
                                .replace("at length", "")),
                HostileRulebook.drl("1,400 misspelt fields", rules(1_400, it -> "Runway( dayz < 90 )")),
                HostileRulebook.drl(
                        "1,000 unknown fields of 64 letters", rules(1_000, it -> "Runway( " + longWord + " < 90 )")),
                HostileRulebook.drl("1,000 unknown facts of 64 letters", rules(1_000, it -> longWord + "( )")),
                HostileRulebook.drl(
                        "1,400 rules with one name",
                        rules(1_400, it -> "Runway( )").replaceAll("Test \\d+", "Test")),
                HostileRulebook.drl(
                        "1,400 rules with one id",
                        rules(1_400, it -> "Runway( )").replaceAll("TA-\\d+|TB-\\d+", "TA-001")),
                HostileRulebook.drl("10,000 rules that say nothing", "rule x when then end\n".repeat(10_000)),
                HostileRulebook.drl("10,000 rules without a name", "rule \"\" when then end\n".repeat(10_000)),
                HostileRulebook.drl(
                        "6,000 conditions cut short", "rule x when Runway( days < ) then x end\n".repeat(6_000)),
                HostileRulebook.drl(
                        "6,000 brackets too many", "rule x when Runway( ) Runway ) then x end\n".repeat(6_000)),
                HostileRulebook.drl("20,000 rules of nothing", "rule x end\n".repeat(20_000)),
                HostileRulebook.drl("20,000 beginnings", "rule x\n".repeat(20_000)),
                HostileRulebook.drl("20,000 ends", "end\n".repeat(20_000)),
                HostileRulebook.drl("20,000 imports", "import a.b;\n".repeat(20_000)),
                HostileRulebook.drl("10,000 declared types", "declare X end\n".repeat(10_000)),
                HostileRulebook.drl("10,000 queries", "query x end\n".repeat(10_000)),
                HostileRulebook.drl("10,000 globals", "global java.util.List x;\n".repeat(10_000)),
                HostileRulebook.drl("8,000 functions", "function int f() { return 1; }\n".repeat(8_000)),
                HostileRulebook.drl("100,000 semicolons", ";\n".repeat(100_000)),
                HostileRulebook.drl("100,000 closing brackets", ")\n".repeat(100_000)),
                HostileRulebook.drl("100,000 quotes", "\"\n".repeat(100_000)),
                HostileRulebook.drl("5,000 labels", "rule x " + "@id(\"x\")\n".repeat(5_000) + "when then end"),
                HostileRulebook.drl("4,000 timers", "rule x timer(int: 1s) when Runway() then end\n".repeat(4_000)),
                HostileRulebook.drl("5,000 sources", "rule x when Runway() from a.b(c) then x end\n".repeat(5_000)),
                HostileRulebook.drl(
                        "3,000 accumulations",
                        "rule x when accumulate( Runway( $d : days ); $s : sum( $d ) ) then x end\n".repeat(3_000)),
                hundredFiles());
    }

    private static HostileRulebook hundredFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            files.put("f%d.drl".formatted(i), rules(50, it -> "Runway( dayz < 90 )"));
        }
        return HostileRulebook.of("5,000 mistakes in a hundred files", files);
    }
}
