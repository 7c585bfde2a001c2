package io.davylamp.rules;

import io.davylamp.rules.sheet.Workbooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of ten mistakes that officers make, in one of the four formats; where a format has no such thing, the nearest.
 *
 * @param kind the mistake
 * @param format what was being written
 * @param nearest what is misspelt instead, where the format has nothing of the kind; else empty
 * @param right what was meant
 * @param wrong what was written
 * @param place where it must be told
 * @param files the rulebook's files, with the mistake
 */
record EverydayMistake(
        String kind,
        Format format,
        String nearest,
        String right,
        String wrong,
        String place,
        Map<String, String> files) {

    static final List<String> KINDS = List.of(
            "A typo in a field",
            "A typo in the head of a column",
            "A typo in a sentence",
            "A decimal comma",
            "A missing quote",
            "A percentage for a fraction",
            "Nothing said",
            "A wrong ending of the file's name",
            "A name twice",
            "A gap between two limits");

    /** The four formats, each with the same two rules. */
    enum Format {
        RULES("rules", "liquidity/runway.drl", """
                rule "Runway below half a year"
                    @id("LIQ-002") @owner("treasury-risk")
                    @why("New money is dear, then.")
                when
                    Runway( $days : days, days < 180, days >= 90, scenario == BASE )
                then
                    findings.stress(STRESSED, "Runway is %.0f days; the limit is 180.", $days);
                end

                rule "Runway below 90 days"
                    @id("LIQ-003") @owner("treasury-risk")
                    @why("Coins are sold into weakness.")
                when
                    Runway( $days : days, days < 90, scenario == BASE )
                    not CashMargin( fraction >= 0.15 )
                then
                    findings.stress(SEVERE, "Runway is %.0f days; the floor is 90.", $days);
                end
                """),
        CSV("table in CSV", "liquidity/runway.drl.csv", """
                RuleSet,House rules,,,,,,,,
                RuleTable Runway,,,,,,,,,
                NAME,METADATA,METADATA,METADATA,CONDITION,CONDITION,CONDITION,CONDITION,ACTION,ACTION
                ,,,,Runway...,Runway...,Runway...,,,
                ,"id(""$param"")","owner(""$param"")","why(""$param"")","$days : days, days < $param",days >= $param,scenario == $param,not CashMargin( fraction >= $param ),"findings.stress($param,",""\"$param"", $days);"
                Rule,Id,Owner,Why,Below,From,Scenario,Margin below,Grade,Message
                Runway below half a year,LIQ-002,treasury-risk,"New money is dear, then.",180,90,BASE,,STRESSED,Runway is %.0f days; the limit is 180.
                Runway below 90 days,LIQ-003,treasury-risk,Coins are sold into weakness.,90,,BASE,0.15,SEVERE,Runway is %.0f days; the floor is 90.
                """),
        WORKBOOK("workbook", "liquidity/runway.drl.xlsx", CSV.text),
        SENTENCES("sentences", "liquidity/runway.dslr", """
                rule "Runway below half a year"
                    @id("LIQ-002") @owner("treasury-risk")
                    @why("New money is dear, then.")
                when
                    The runway is below 180 and at least 90 days
                then
                    Grade it STRESSED, saying "Runway is %.0f days; the limit is 180." with the days
                end

                rule "Runway below 90 days"
                    @id("LIQ-003") @owner("treasury-risk")
                    @why("Coins are sold into weakness.")
                when
                    The runway is below 90 days
                    Cash margin is not at least 0.15
                then
                    Grade it SEVERE, saying "Runway is %.0f days; the floor is 90." with the days
                end
                """);

        private static final String BOOK_PATH = "liquidity/vocabulary.dsl";
        private static final String BOOK = """
                [when]The runway is below {most} and at least {least} days=Runway( $days : days, days < {most}, days >= {least}, scenario == BASE )
                [when]The runway is below {days} days=Runway( $days : days, days < {days}, scenario == BASE )
                [when]Cash margin is not at least {share}=not CashMargin( fraction >= {share} )
                [then]Grade it {grade}, saying "{text}" with the days=findings.stress({grade}, "{text}", $days);
                """;

        private final String title;
        private final String path;
        private final String text;

        Format(String title, String path, String text) {
            this.title = title;
            this.path = path;
            this.text = text;
        }

        String title() {
            return title;
        }

        /** A rulebook of one file in this format, and whatever goes with it. */
        RulebookSource rulebook() {
            return new RulebookSource(files(path, text, BOOK));
        }

        private Map<String, String> files(String name, String written, String book) {
            Map<String, String> files = new TreeMap<>();
            files.put("rulebook.yaml", Rulebooks.POLICY);
            files.put(name, this == WORKBOOK ? Workbooks.of("Grades", written) : written);
            if (this == SENTENCES) {
                files.put(BOOK_PATH, book);
            }
            return files;
        }
    }

    static List<EverydayMistake> all() {
        List<EverydayMistake> all = new ArrayList<>();
        inRules(all);
        inTables(all);
        inSentences(all);
        return all;
    }

    private static void inRules(List<EverydayMistake> all) {
        Format format = Format.RULES;
        all.add(in(format, 0, "", "days < 180", "dayz < 180", ":5"));
        all.add(in(format, 1, "a label", "@why(\"Coins", "@whi(\"Coins", ":12"));
        all.add(in(format, 2, "a call", "findings.stress(SEVERE", "findings.stres(SEVERE", ":17"));
        all.add(in(format, 3, "", "fraction >= 0.15", "fraction >= 0,15", ":15"));
        all.add(in(format, 4, "", "the floor is 90.\"", "the floor is 90.", ":17"));
        all.add(in(format, 5, "", "fraction >= 0.15", "fraction >= 15", ":15"));
        all.add(in(
                format,
                6,
                "",
                "    findings.stress(SEVERE, \"Runway is %.0f days; the floor is 90.\", $days);\n",
                "",
                ":16"));
        all.add(named(format, "liquidity/runway.drl.txt"));
        all.add(in(format, 8, "", "rule \"Runway below 90 days\"", "rule \"Runway below half a year\"", ":10"));
        all.add(in(format, 9, "", "days >= 90", "days >= 120", ":5"));
    }

    private static void inTables(List<EverydayMistake> all) {
        for (Format format : List.of(Format.CSV, Format.WORKBOOK)) {
            String cell = format == Format.CSV ? " cell " : " cell Grades!";
            all.add(in(format, 0, "", "days >= $param", "dayz >= $param", cell + "F5"));
            all.add(in(format, 1, "", "CONDITION,ACTION", "CONDITON,ACTION", cell + "H3"));
            all.add(in(format, 2, "a call", "findings.stress(", "findings.stres(", cell + "I5"));
            all.add(in(format, 3, "", ",0.15,", ",\"0,15\",", cell + "H8"));
            all.add(
                    format == Format.CSV
                            ? in(
                                    format,
                                    4,
                                    "",
                                    "\"New money is dear, then.\"",
                                    "\"New money is dear, then.",
                                    cell + "D7")
                            : in(
                                    format,
                                    4,
                                    "the head of a column",
                                    "\"id(\"\"$param\"\")\"",
                                    "\"id(\"\"$param)\"",
                                    cell + "B5"));
            all.add(in(format, 5, "", ",0.15,", ",15,", cell + "H8"));
            all.add(in(format, 6, "", ",SEVERE,", ",,", cell + "I8"));
            all.add(named(format, "liquidity/runway" + (format == Format.CSV ? ".csv" : ".xlsx")));
            all.add(in(format, 8, "", "Runway below 90 days", "Runway below half a year", cell + "A8"));
            all.add(in(format, 9, "", "180,90,BASE", "180,120,BASE", cell + "F7"));
        }
    }

    private static void inSentences(List<EverydayMistake> all) {
        Format format = Format.SENTENCES;
        all.add(inBook(0, "fraction >= {share}", "fracton >= {share}", ":3"));
        all.add(inBook(1, "[when]Cash margin", "[wehn]Cash margin", ":3"));
        all.add(in(format, 2, "", "Cash margin is not", "Cash margn is not", ":15"));
        all.add(in(format, 3, "", "at least 0.15", "at least 0,15", ":15"));
        all.add(in(format, 4, "", "the floor is 90.\"", "the floor is 90.", ":17"));
        all.add(in(format, 5, "", "at least 0.15", "at least 15", ":15"));
        all.add(in(
                format,
                6,
                "",
                "    Grade it SEVERE, saying \"Runway is %.0f days; the floor is 90.\" with the days\n",
                "",
                ":16"));
        all.add(named(format, "liquidity/runway.dsl"));
        all.add(in(format, 8, "", "rule \"Runway below 90 days\"", "rule \"Runway below half a year\"", ":10"));
        all.add(in(format, 9, "", "at least 90 days", "at least 120 days", ":5"));
    }

    private static EverydayMistake in(
            Format format, int kind, String nearest, String right, String wrong, String place) {
        String spoilt = once(format.text, right, wrong);
        return new EverydayMistake(
                KINDS.get(kind),
                format,
                nearest,
                right,
                wrong,
                format.path + place,
                format.files(format.path, spoilt, Format.BOOK));
    }

    private static EverydayMistake inBook(int kind, String right, String wrong, String place) {
        Format format = Format.SENTENCES;
        return new EverydayMistake(
                KINDS.get(kind),
                format,
                "the vocabulary",
                right,
                wrong,
                Format.BOOK_PATH + place,
                format.files(format.path, format.text, once(Format.BOOK, right, wrong)));
    }

    private static EverydayMistake named(Format format, String wrong) {
        return new EverydayMistake(
                KINDS.get(7), format, "", format.path, wrong, wrong, format.files(wrong, format.text, Format.BOOK));
    }

    private static String once(String text, String right, String wrong) {
        if (text.indexOf(right) < 0 || text.indexOf(right) != text.lastIndexOf(right)) {
            throw new IllegalArgumentException("'%s' must appear once".formatted(right));
        }
        return text.replace(right, wrong);
    }

    /** All that is said of it: what keeps the rulebook from being used, else what is hardly meant so. */
    List<String> told() {
        RulebookSource source = new RulebookSource(files);
        if (RuleCompiler.compile(source) instanceof Compilation.Refused refused) {
            return refused.problems().stream().map(RuleProblem::toString).toList();
        }
        return RulebookLint.of(source).stream()
                .filter(it -> it.severity() != LintFinding.Severity.NOTE
                        && !it.check().equals("cases"))
                .map(LintFinding::toString)
                .map(it -> it.replaceFirst("^\\w+ \\w+: ", ""))
                .toList();
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(kind, format.title());
    }
}
