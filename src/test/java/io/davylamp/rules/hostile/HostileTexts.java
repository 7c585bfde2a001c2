package io.davylamp.rules.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.FileName;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import io.davylamp.rules.format.Tables;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables in CSV and YAML that are more than that, or too much. */
final class HostileTexts {
    private static final String CSV = "test.drl.csv";
    private static final String CASES = "test.cases.yaml";
    private static final String MANDATE = "mandate.yaml";
    private static final String CASE = "- case: x\n  facts: {Dscr: {ratio: RATIO}}\n  expect: [TST-001]\n";

    private HostileTexts() {}

    static Stream<HostileFile> files() {
        return Stream.of(tables(), policies(), cases(), mandates()).flatMap(it -> it);
    }

    private static HostileFile table(String kind, String right, String wrong) {
        assertThat(Tables.RUNWAY).contains(right);
        return HostileFile.of("CSV: " + kind, CSV, Tables.RUNWAY.replace(right, wrong));
    }

    private static Stream<HostileFile> tables() {
        String name = "Runway below half a year";
        String slots = "\"scenario in ( %s )\"".formatted("$param, ".repeat(100) + "$param");
        return Stream.of(
                table("a name of a blank that does not break", name, "\u00A0"),
                table("a name of blanks", name, "\"  \""),
                table("a name of a figure blank", name, "\u2007"),
                table("a name of an invisible blank", name, "\u200B"),
                table("a name of dashes", name, "--"),
                table("a name of quotes", name, "\"\"\"\"\"\""),
                table("an owner of blanks", "treasury-risk,\"New", "\u00A0,\"New"),
                table("a formula behind a tab", "RUNWAY_SHORT", "\t=1+1"),
                table("a formula behind quotes", "RUNWAY_SHORT", "\"=1+1\""),
                table(
                                "a value that grows with its head",
                                "scenario in ( $param )",
                                slots.substring(1, slots.length() - 1))
                        .files()
                        .entrySet()
                        .stream()
                        .map(it -> HostileFile.of(
                                "CSV: a value that grows with its head",
                                it.getKey(),
                                it.getValue().replace("\"BASE, OBSERVED\"", "\"BASE" + ", BASE".repeat(120) + "\"")))
                        .findFirst()
                        .orElseThrow(),
                HostileFile.of("CSV: rows that grow with their heads", CSV, growing()),
                HostileFile.of("CSV: half a million separators", CSV, "RuleSet," + ",".repeat(500_000) + "x"),
                HostileFile.of("CSV: half a million quotes", CSV, "RuleSet," + "\"".repeat(500_001)),
                HostileFile.of("CSV: a cell of half a million letters", CSV, "RuleSet," + "x".repeat(500_000)),
                HostileFile.of("CSV: half a million lines and a cell", CSV, Tables.RUNWAY + "\n".repeat(500_000) + "x"),
                HostileFile.of(
                        "CSV: half a million returns and a cell", CSV, Tables.RUNWAY + "\r".repeat(500_000) + "x"),
                HostileFile.of("CSV: blanks before the start", CSV, " ".repeat(500_000)),
                HostileFile.of("CSV: quotes before the start", CSV, "\"\uFEFF".repeat(250_000)),
                HostileFile.of("CSV: UTF-16 read as UTF-8", CSV, "R\u0000u\u0000l\u0000e\u0000"),
                HostileFile.of("CSV: thousands of tables", CSV, "RuleSet,x\n" + "RuleTable x,\n".repeat(1_900)),
                HostileFile.of(
                        "CSV: hundreds of columns", CSV, "RuleSet,x\nRuleTable x\n" + "CONDITION,".repeat(30_000)));
    }

    /** Two thousand rows below heads of a thousand letters each. */
    private static String growing() {
        int columns = 90;
        String head = Tables.RUNWAY.lines().limit(3).collect(Collectors.joining("\n"));
        String long1000 = "\"days < $param" + " || days < $param".repeat(50) + "\"";
        return head + "\nNAME,METADATA,METADATA,METADATA" + ",CONDITION".repeat(columns) + ",ACTION\n,,,"
                + ",Runway".repeat(columns)
                + ",\n,\"id(\"\"$param\"\")\",\"owner(\"\"$param\"\")\",\"why(\"\"$param\"\")\""
                + ("," + long1000).repeat(columns) + ",findings.stress(WATCH)\n" + "x,".repeat(columns + 4) + "x\n"
                + IntStream.range(0, 1_900)
                        .mapToObj(it -> "r%d,LIQ-%03d,o,w".formatted(it, it % 1_000) + ",1".repeat(columns) + ",x\n")
                        .collect(Collectors.joining());
    }

    private static HostileFile policy(String kind, String right, String wrong) {
        assertThat(Rulebooks.POLICY).contains(right);
        return HostileFile.of("policy: " + kind, "rulebook.yaml", Rulebooks.POLICY.replace(right, wrong));
    }

    private static Stream<HostileFile> policies() {
        return Stream.of(
                policy("a class for a tag", "Test rules", "!!javax.script.ScriptEngineManager x"),
                policy("a tag of one's own", "Test rules", "!evil x"),
                policy("a tag that stands for text", "Test rules", "!!str x"),
                policy("a tag that says nothing", "Test rules", "! x"),
                policy("a tag in full", "Test rules", "!<tag:evil.org,2026:x> x"),
                policy("a tag on an object", "stress: {", "stress: !!java.util.HashMap {"),
                policy("a tag declared", "name: Test", "%TAG !e! tag:evil:\n---\nname: !e!x Test"),
                policy("bytes", "Test rules", "!!binary aGVsbG8="),
                policy("an anchor", "Test rules", "&a Test rules"),
                policy("an alias", "confirm: 2", "confirm: &c 2, fallDays: *c"),
                policy("an alias that is not there", "confirm: 2", "confirm: *c"),
                policy("an object within itself", "stress: {", "stress: &s {x: *s, "),
                policy("a key to merge", "stress: {", "stress: {<<: {priceChange: -0.9}, "),
                policy("a second document", "network:", "---\nnetwork:"),
                policy("a document behind the end", "network:", "...\n---\nnetwork:"),
                policy("another version", "name: Test", "%YAML 9.9\n---\nname: Test"),
                policy("a key twice", "confirm: 2", "confirm: 2, confirm: 1"),
                policy("a key twice, quoted", "confirm: 2", "confirm: 2, \"confirm\": 1"),
                policy("a list for a key", "name: Test", "? [a, b]\n: x\nname: Test"),
                policy("infinity", "-0.30", "-.inf"),
                policy("infinity in capitals", "-0.30", ".INF"),
                policy("not a number", "-0.30", ".NaN"),
                policy("a number without end", "-0.30", "1e999"),
                policy("a number of 400 digits", "-0.30", "-0." + "3".repeat(400)),
                policy("a number of 400,000 digits", "-0.30", "9".repeat(400_000)),
                policy("sixty to a number", "confirm: 2", "confirm: 1:30"),
                policy("a tab", "name: Test", "stress:\n\tx: 1\nname: Test"),
                policy("NUL", "Test rules", "Test\u0000rules"),
                policy("escape", "Test rules", "Test\u001Brules"),
                policy("half a character", "Test rules", "Test\uD800rules"),
                policy("a name of 100,000 letters", "Test rules", "x".repeat(100_000)),
                policy("a key of 100,000 letters", "name: Test rules", "? " + "x".repeat(100_000) + "\n: x"),
                policy("100,000 values", "Test rules", "[" + "x,".repeat(100_000) + "]"),
                policy(
                        "100,000 keys",
                        "name: Test",
                        IntStream.range(0, 60_000)
                                .mapToObj("k%d: 1\n"::formatted)
                                .collect(Collectors.joining("", "", "name: Test"))),
                policy("brackets", "Test rules", "[".repeat(100_000)),
                policy("braces", "Test rules", "{a: ".repeat(50_000)),
                policy("dashes", "name: Test", "- ".repeat(100_000)),
                policy(
                        "steps",
                        "name: Test",
                        IntStream.range(0, 500)
                                .mapToObj(it -> " ".repeat(it) + "a:\n")
                                .collect(Collectors.joining())),
                policy("questions", "name: Test", "? ".repeat(50_000)),
                policy("a million letters", "Test rules", "x".repeat(1_000_000)),
                policy("comments", "name: Test", "#\n".repeat(300_000) + "name: Test"),
                HostileFile.of("policy: nothing", "rulebook.yaml", ""),
                HostileFile.of("policy: a text", "rulebook.yaml", "evil"));
    }

    private static HostileFile cases(String kind, String text) {
        return HostileFile.of("cases: " + kind, CASES, text);
    }

    private static HostileFile ratio(String ratio) {
        return cases("a ratio of " + FileName.shown(ratio), CASE.replace("RATIO", ratio));
    }

    private static Stream<HostileFile> cases() {
        Stream<HostileFile> numbers = Stream.of(
                        "1e999",
                        "-1e999",
                        ".inf",
                        "-.INF",
                        ".nan",
                        "1" + "0".repeat(400),
                        "!!float 1",
                        "0x",
                        "&a 1",
                        "*a",
                        "\"1\"",
                        "1,5",
                        "[1, *a]",
                        "~",
                        "1:30:00",
                        "1_e999",
                        "9".repeat(1_001))
                .map(HostileTexts::ratio);
        return Stream.concat(
                numbers,
                Stream.of(
                        cases("an alias for a list", "- case: x\n  facts: &f {Dscr: {ratio: 1}}\n  expect: *f\n"),
                        cases("a name that is blank", CASE.replace("case: x", "case: \" \"")),
                        cases("a name that is a list", CASE.replace("case: x", "case: [x]")),
                        cases("no name", CASE.replace("- case: x\n ", "-")),
                        cases("facts twice", CASE.replace("expect:", "facts: {}\n  expect:")),
                        cases("a second document", CASE.replace("RATIO", "1") + "---\n" + CASE),
                        cases("an object", "case: x\n"),
                        cases("nothing", ""),
                        cases("a text", "evil"),
                        cases("a list of nothing", "- ~\n- \n"),
                        cases("100,000 cases", CASE.replace("RATIO", "1").repeat(9_000)),
                        cases("aliases in aliases", bomb())));
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("- &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("- &a%d [*a%d, *a%d]\n".formatted(i, i - 1, i - 1));
        }
        return bomb.toString();
    }

    private static Stream<HostileFile> mandates() {
        String shipped =
                Map.copyOf(RulebookSource.read(Rulebooks.SHIPPED).files()).getOrDefault(MANDATE, "");
        return Stream.of(
                        shipped.replace("standard:", "standard: !!java.util.TreeMap"),
                        shipped.replace("standard:", "standard: &s"),
                        shipped.replace("horizonDays: 90", "horizonDays: 1e999"),
                        shipped.replace("horizonDays: 90", "horizonDays: .nan"),
                        shipped.replace("horizonDays: 90", "horizonDays: 90, horizonDays: 91"),
                        shipped + "---\nstandard: {}\n",
                        shipped + "evil: 1\n",
                        "[".repeat(10_000),
                        "")
                .map(it -> HostileFile.of("mandate: " + FileName.shown(it.replace(shipped, "")), MANDATE, it));
    }
}
