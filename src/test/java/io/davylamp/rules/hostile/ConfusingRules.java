package io.davylamp.rules.hostile;

import io.davylamp.rules.Rulebooks;
import io.davylamp.rules.format.SentencesTest;
import io.davylamp.rules.format.Tables;
import io.davylamp.rules.sheet.Workbooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules that show something else than they say: invisible letters, names that are not there, ends that are missing. */
final class ConfusingRules {
    private static final String SOUND = """
            rule "Runway below 90 days"
                @id("LIQ-003") @owner("treasury-risk")
                @why("Below 90 days an operator sells BTC into weakness.")
            when
                Runway( $days : days, days < 90, scenario == BASE ) // the floor
            then
                findings.stress(SEVERE, "Runway is %.0f days; the floor is 90.", $days);
            end
            """;

    /** Tags, selectors, private letters, marks of direction, joiners, fillers, controls. */
    private static final List<Integer> INVISIBLE = List.of(
            0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xE01EF, 0xE000, 0xF8FF, 0xF0000, 0x10FFFD, 0x202A, 0x202B, 0x202D,
            0x202E, 0x2066, 0x2067, 0x2069, 0x200B, 0x200D, 0x200E, 0x2060, 0x00AD, 0xFEFF, 0x061C, 0x2028, 0x2029,
            0x0000, 0x0007, 0x001B, 0x0085, 0x3164, 0x115F, 0xFFA0, 0x034F, 0xD800, 0xFFFF, 0x0378);

    /** Where they are put. */
    private static final Map<String, String> PLACES = Map.of(
            "a name", "Runway below",
            "a reason", "Below 90",
            "an owner", "treasury-",
            "a comment", "the floor\n",
            "a field", "days <");

    private ConfusingRules() {}

    static Stream<HostileRulebook> all() {
        return Stream.of(invisible(), elsewhere(), messages(), names(), ends()).flatMap(it -> it);
    }

    private static HostileRulebook changed(String name, String right, String wrong) {
        if (!SOUND.contains(right)) {
            throw new IllegalArgumentException(right);
        }
        return HostileRulebook.drl(name, SOUND.replace(right, wrong));
    }

    private static Stream<HostileRulebook> invisible() {
        Stream<HostileRulebook> inMessages = INVISIBLE.stream()
                .map(it -> changed(
                        "U+%04X in a message".formatted(it), "Runway is", "Runway" + Character.toString(it) + " is"));
        Stream<HostileRulebook> inPlaces = Stream.of(0xE0041, 0x202E, 0xF0000)
                .flatMap(it -> PLACES.entrySet().stream()
                        .map(place -> changed(
                                "U+%04X in %s".formatted(it, place.getKey()),
                                place.getValue(),
                                place.getValue().charAt(0)
                                        + Character.toString(it)
                                        + place.getValue().substring(1))));
        return Stream.concat(inMessages, inPlaces);
    }

    private static Stream<HostileRulebook> elsewhere() {
        String tag = Character.toString(0xE0041);
        return Stream.of(
                HostileRulebook.file(
                        "a tag in a table's message",
                        "test.drl.csv",
                        Tables.RUNWAY.replace("Runway is", "Runway " + tag + "is")),
                HostileRulebook.file(
                        "a tag in a table's name",
                        "test.drl.csv",
                        Tables.RUNWAY.replace("half a year,", "half a" + tag + " year,")),
                HostileRulebook.file(
                        "a tag in a table's reason",
                        "test.drl.csv",
                        Tables.RUNWAY.replace("into weakness", "into" + tag + " weakness")),
                HostileRulebook.file(
                        "a tag in a workbook's message",
                        "test.drl.xlsx",
                        Workbooks.of("Grades", Tables.RUNWAY.replace("Runway is", "Runway " + tag + "is"))),
                sentences(
                        "a tag in a sentence",
                        SentencesTest.RULES.replace("Runway is", "Runway " + tag + "is"),
                        SentencesTest.BOOK),
                sentences(
                        "a tag in a vocabulary",
                        SentencesTest.RULES,
                        SentencesTest.BOOK.replace("The runway", "The" + tag + " runway")),
                sentences(
                        "a tag in a meaning",
                        SentencesTest.RULES,
                        SentencesTest.BOOK.replace("days < ", "days" + tag + " < ")),
                HostileRulebook.of(
                        "a tag in the rulebook's name",
                        Map.of(
                                "rulebook.yaml",
                                Rulebooks.POLICY.replace("Test rules", "Test" + tag + " rules"),
                                "test.drl",
                                SOUND)));
    }

    private static HostileRulebook sentences(String name, String rules, String book) {
        return HostileRulebook.of(name, Map.of("test.dslr", rules, "vocabulary.dsl", book));
    }

    private static Stream<HostileRulebook> messages() {
        return Stream.of(
                        "%++.0f",
                        "%,,.0f", "%+,+.0f", "%,+,.0f", "%--5d", "%--5.0f", "%  .1f", "%((.0f", "%00.0f", "%+-.0f",
                        "%1$.0f", "%<.0f", "%.10f", "%.0e", "%.0g", "%a", "%b", "%c", "%S", "%", "%%%", "%.f", "% ",
                        "%#.0f")
                .map(it -> changed("the place " + it, "%.0f", it));
    }

    private static Stream<HostileRulebook> names() {
        return Stream.of(
                changed("an empty name", "\"Runway below 90 days\"", "\"\""),
                changed("a name of blanks", "\"Runway below 90 days\"", "\"   \""),
                changed("no name", "\"Runway below 90 days\"", ""),
                changed("a name in other letters", "days <", "d\u0430ys <"),
                changed("a fact in other letters", "Runway(", "\u0420unway("),
                changed("a constant in other letters", "SEVERE", "S\u0415VERE"),
                changed("a number in other digits", "days < 90", "days < \u0669\u0660"),
                changed("a wide number", "days < 90", "days < \uFF19\uFF10"),
                changed("a wide bracket", "Runway(", "Runway\uFF08"),
                changed("a fraction", "days < 90", "days < \u00BD"),
                changed("a minus that is none", "days < 90", "days < \u221290"),
                changed("an empty label", "treasury-risk", " "));
    }

    private static Stream<HostileRulebook> ends() {
        String other = SOUND.replace("LIQ-003", "LIQ-004").replace("90 days\"", "ninety days\"");
        Stream<HostileRulebook> missing = IntStream.range(0, 3).mapToObj(it -> {
            List<String> rules = new ArrayList<>(List.of(SOUND, other, other.replace("LIQ-004", "LIQ-005")));
            rules.set(it, rules.get(it).replace("end\n", "\n"));
            return HostileRulebook.drl("no end of rule " + (it + 1), String.join("", rules));
        });
        return Stream.concat(
                missing,
                Stream.of(
                        changed("an end in a text", "end\n", "// \"end\"\n"),
                        changed("an end in a comment", "end\n", "/* end */\n"),
                        changed("a bracket too few", "scenario == BASE )", "scenario == BASE"),
                        changed("a bracket too many", "scenario == BASE )", "scenario == BASE ) )"),
                        changed("another bracket", "scenario == BASE )", "scenario == BASE ]"),
                        changed("a mark in the middle", "when", "when \uFEFF"),
                        changed("two whens", "when", "when when"),
                        changed("no when", "when", ""),
                        changed("no then", "then", "")));
    }
}
