package io.davylamp.rules.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.CaseFailure;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCases;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import io.davylamp.rules.format.SentencesTest;
import io.davylamp.rules.format.Tables;
import io.davylamp.rules.sheet.Workbooks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables, workbooks, sentences and YAML that try to be more than that: refused, and nothing of them runs. */
class HostileFormatsTest {
    private static final String TOUCH = "io.davylamp.rules.hostile.Tripwire.touch()";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    /** What no cell and no sentence's value may hold where a number or a constant belongs. */
    private static final List<String> VALUES = List.of(
            "TOUCH",
            "90 || TOUCH > 0",
            "90 && TOUCH > 0",
            "90, TOUCH",
            "90 ) Dscr( ratio < 1",
            "90 ) eval( TOUCH > 0",
            "90 ) end rule \"x\" when Runway( ",
            "90 // days",
            "90 /* x */",
            "-TOUCH",
            "(90)",
            "90 + 1",
            "$days",
            "\"90\" + TOUCH",
            "${TOUCH}",
            "#{TOUCH}",
            "@{TOUCH}",
            "new int[9]",
            "90;",
            "1e9",
            "0x10",
            "90d",
            "NaN()",
            "\"; TOUCH; //",
            "\\u0022",
            "days\u202E",
            "{days}",
            "a.b.c.d.e");

    private static Arguments hostile(String name, String path, String text) {
        return Arguments.of(name, Map.of(path, text));
    }

    private static String touching(String text) {
        return text.replace("TOUCH", TOUCH);
    }

    /** A table with one value in place of another. */
    private static String table(String right, String wrong) {
        assertThat(Tables.RUNWAY).contains(right);
        return Tables.RUNWAY.replace(right, touching(wrong));
    }

    private static String quoted(String value) {
        return '"' + touching(value).replace("\"", "\"\"") + '"';
    }

    private static Stream<Arguments> values() {
        return VALUES.stream()
                .flatMap(it -> Stream.of(
                        hostile("CSV: " + it, "test.drl.csv", table(",180,", "," + quoted(it) + ",")),
                        hostile("list: " + it, "test.drl.csv", table("\"BASE, OBSERVED\"", quoted("BASE, " + it))),
                        hostile("workbook: " + it, "test.drl.xlsx", text(it)),
                        sentence(it)));
    }

    private static String text(String value) {
        Map<String, String> parts = Workbooks.parts("Grades", table(",180,", ",MARK,"));
        parts.computeIfPresent(SHEET, (name, xml) -> xml.replace("MARK", Workbooks.escaped(touching(value))));
        return Workbooks.base64(Workbooks.zip(parts));
    }

    private static Arguments sentence(String value) {
        String rules =
                SentencesTest.RULES.replace("below 90 days in BASE", "below " + touching(value) + " days in BASE");
        return Arguments.of("sentence: " + value, Map.of("test.dslr", rules, "vocabulary.dsl", SentencesTest.BOOK));
    }

    private static Stream<Arguments> csv() {
        return Stream.of(
                hostile("computed", "test.drl.csv", table("RUNWAY_SHORT", "=cmd|' /C calc'!A0")),
                hostile(
                        "computed why",
                        "test.drl.csv",
                        table("\"New money is dear, then.\"", "\"=HYPERLINK(\"\"http://x\"\")\"")),
                hostile(
                        "at sign",
                        "test.drl.csv",
                        table("Coins are sold into weakness.", "@SUM(1+1)*cmd|' /C calc'!A0")),
                hostile("plus", "test.drl.csv", table("treasury-risk", "+1+cmd|'/C calc'!A0")),
                hostile("quote not closed", "test.drl.csv", table("RUNWAY_SHORT", "\"RUNWAY_SHORT")),
                hostile("quote inside", "test.drl.csv", table("RUNWAY_SHORT", "RUNWAY\"_SHORT")),
                hostile("line break", "test.drl.csv", table("RUNWAY_SHORT", "\"RUNWAY\n_SHORT\"")),
                hostile("backslash", "test.drl.csv", table("RUNWAY_SHORT", "\\u0022")),
                hostile("message ends early", "test.drl.csv", table("Liquidity lasts %.0f days.", "\\\"); TOUCH; //")),
                hostile("invisible", "test.drl.csv", table("Liquidity lasts", "Liquidity\u200B lasts")),
                hostile("control", "test.drl.csv", table("Liquidity lasts", "Liquidity\u0007 lasts")),
                hostile("NUL", "test.drl.csv", table("Liquidity lasts", "Liquidity\u0000 lasts")),
                hostile("format bomb", "test.drl.csv", table("lasts %.0f days.", "lasts %999999999.0f days.")),
                hostile(
                        "import",
                        "test.drl.csv",
                        table("Notes,\"Bands of the runway, in days\"", "Import,java.io.File")),
                hostile(
                        "functions",
                        "test.drl.csv",
                        table("Notes,\"Bands of the runway, in days\"", "Functions,\"void x() { TOUCH; }\"")),
                hostile(
                        "variables",
                        "test.drl.csv",
                        table("Notes,\"Bands of the runway, in days\"", "Variables,java.util.List l")),
                hostile(
                        "queries",
                        "test.drl.csv",
                        table("Notes,\"Bands of the runway, in days\"", "Queries,query x() end")),
                hostile(
                        "declare",
                        "test.drl.csv",
                        table("Notes,\"Bands of the runway, in days\"", "Declare,declare X end")),
                hostile(
                        "sequential",
                        "test.drl.csv",
                        table("Notes,\"Bands of the runway, in days\"", "Sequential,true")),
                hostile("priority", "test.drl.csv", table("NAME,METADATA,", "NAME,PRIORITY,")),
                hostile("timer", "test.drl.csv", table("NAME,METADATA,", "NAME,TIMER,")),
                hostile("no-loop", "test.drl.csv", table("NAME,METADATA,", "NAME,NO-LOOP,")),
                hostile("label", "test.drl.csv", table("\"id(\"\"$param\"\")\"", "\"Tripwire(\"\"$param\"\")\"")),
                hostile(
                        "label with more",
                        "test.drl.csv",
                        table("\"id(\"\"$param\"\")\"", "\"id(\"\"$param\"\") salience(TOUCH)\"")),
                hostile("template touches", "test.drl.csv", table("days >= $param", "days >= $param || TOUCH > 0")),
                hostile("template compares", "test.drl.csv", table("days >= $param", "TOUCH >= $param")),
                hostile("template comments", "test.drl.csv", table("days >= $param", "days >= $param /*")),
                hostile("template comments a line", "test.drl.csv", table("days >= $param", "days >= $param //")),
                hostile(
                        "template ends the rule",
                        "test.drl.csv",
                        table("days >= $param", "days >= $param ) then end rule x when Runway(")),
                hostile("template counts", "test.drl.csv", table("days >= $param", "days >= $1")),
                hostile("template repeats", "test.drl.csv", table("days >= $param", "\"forall(&&){days >= $}\"")),
                hostile("template evaluates", "test.drl.csv", table("days >= $param", "eval( TOUCH > $param )")),
                hostile(
                        "template calls",
                        "test.drl.csv",
                        table("\"findings.stress($param,\"", "\"TOUCH; findings.stress($param,\"")),
                hostile("template calls after", "test.drl.csv", table("$days);\"\n", "$days); TOUCH;\"\n")),
                hostile(
                        "template of code",
                        "test.drl.csv",
                        table("\"findings.stress($param,\"", "\"System.exit($param,\"")),
                hostile(
                        "fact is a class",
                        "test.drl.csv",
                        table(
                                "Runway...,Runway...,Runway...",
                                "java.lang.Object...,java.lang.Object...,java.lang.Object...")),
                hostile(
                        "fact from",
                        "test.drl.csv",
                        table("Runway...,Runway...,Runway...", "Runway() from TOUCH...,,")),
                hostile(
                        "fact ends the rule",
                        "test.drl.csv",
                        table("Runway...,Runway...,Runway...", "Runway() then end rule x when Runway...,,")),
                hostile("fact is bound", "test.drl.csv", table("Runway...,Runway...,Runway...", "$r : Runway...,,")),
                hostile(
                        "name ends early",
                        "test.drl.csv",
                        table("Runway below half a year", "\"x\"\" salience(TOUCH) //\"")),
                hostile("name with a backslash", "test.drl.csv", table("Runway below half a year", "x\\u0022")),
                hostile("id ends early", "test.drl.csv", table("LIQ-002", "\"LIQ-002\"\") @x(\"\"\"")),
                hostile("far to the right", "test.drl.csv", Tables.RUNWAY + ",".repeat(20_000) + "x"),
                hostile("far below", "test.drl.csv", Tables.RUNWAY + "\n".repeat(200_000) + "x"),
                hostile("long cell", "test.drl.csv", table("RUNWAY_SHORT", "X".repeat(100_000))),
                hostile("tabs", "test.drl.csv", Tables.RUNWAY.replace(',', '\t')),
                hostile("another separator", "test.drl.csv", Tables.RUNWAY.replace(',', '|')),
                hostile("no table", "test.drl.csv", "RuleSet,x\n"),
                hostile("empty", "test.drl.csv", ""),
                hostile("quotes only", "test.drl.csv", "\"".repeat(100_001)),
                hostile("separators only", "test.drl.csv", ",".repeat(100_000)),
                hostile(
                        "head only",
                        "test.drl.csv",
                        String.join("\n", Tables.RUNWAY.lines().limit(7).toList())),
                hostile("HTML", "test.drl.csv", "<html><script>alert(1)</script>"),
                hostile("a workbook", "test.drl.csv", Workbooks.of("Grades", Tables.RUNWAY)),
                hostile(
                        "many rows",
                        "test.drl.csv",
                        Tables.RUNWAY + "x,LIQ-009,o,w,90,,BASE,,WATCH,%.0f,,\n".repeat(2_500)));
    }

    private static Arguments workbook(String name, UnaryOperator<Map<String, String>> change) {
        Map<String, String> parts = new LinkedHashMap<>(Workbooks.parts("Grades", Tables.RUNWAY));
        return hostile(name, "test.drl.xlsx", Workbooks.base64(Workbooks.zip(change.apply(parts))));
    }

    private static Arguments withPart(String part, String content) {
        return workbook("part " + part, parts -> {
            parts.put(part, content);
            return parts;
        });
    }

    private static Arguments changed(String name, String part, String right, String wrong) {
        return workbook(name, parts -> {
            assertThat(parts.get(part)).contains(right);
            parts.computeIfPresent(part, (key, xml) -> xml.replace(right, wrong));
            return parts;
        });
    }

    private static Stream<Arguments> parts() {
        return Stream.of(
                        "xl/vbaProject.bin",
                        "xl/vbaProjectSignature.bin",
                        "xl/macrosheets/sheet1.xml",
                        "xl/externalLinks/externalLink1.xml",
                        "xl/embeddings/oleObject1.bin",
                        "xl/embeddings/Microsoft_Word_Document.docx",
                        "xl/activeX/activeX1.xml",
                        "xl/ctrlProps/ctrlProp1.xml",
                        "xl/connections.xml",
                        "xl/queryTables/queryTable1.xml",
                        "xl/media/image1.png",
                        "xl/drawings/drawing1.xml",
                        "xl/model/item.data",
                        "xl/webextensions/webextension1.xml",
                        "xl/pivotCache/pivotCacheDefinition1.xml",
                        "../../etc/cron.d/evil",
                        "/etc/passwd",
                        "..\\evil.dll",
                        "xl/worksheets/../../evil.xml",
                        "evil.exe",
                        "xl/worksheets/SHEET1.xml",
                        "META-INF/MANIFEST.MF")
                .map(it -> withPart(it, "x"));
    }

    private static Stream<Arguments> workbooks() {
        String dtd = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        String laughs =
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]>";
        return Stream.of(
                changed("external entity", SHEET, "<worksheet", dtd + "<worksheet"),
                changed("entities", SHEET, "<worksheet", laughs + "<worksheet"),
                changed("entity used", SHEET, "<t>LIQ-002", "<t>&e;LIQ-002"),
                changed(
                        "document type from afar",
                        SHEET,
                        "<worksheet",
                        "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><worksheet"),
                changed("document type of the workbook", "xl/workbook.xml", "<workbook", dtd + "<workbook"),
                changed(
                        "document type of relations",
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships",
                        dtd + "<Relationships"),
                changed("document type of styles", "xl/styles.xml", "<styleSheet", dtd + "<styleSheet"),
                withPart("xl/sharedStrings.xml", dtd + "<sst><si><t>&e;</t></si></sst>"),
                changed("formula", SHEET, "<v>180</v>", "<f>90*2</f><v>180</v>"),
                changed("shared formula", SHEET, "<v>180</v>", "<f t=\"shared\" si=\"0\"/><v>180</v>"),
                changed("array formula", SHEET, "<v>180</v>", "<f t=\"array\" ref=\"A1\">1</f><v>180</v>"),
                changed("DDE", SHEET, "<v>180</v>", "<f>cmd|'/C calc'!A0</f><v>180</v>"),
                changed("web service", SHEET, "<v>180</v>", "<f>WEBSERVICE(\"http://127.0.0.1:9\")</f><v>180</v>"),
                changed(
                        "what a formula gave",
                        SHEET,
                        " t=\"inlineStr\"><is><t>LIQ-002</t></is>",
                        " t=\"str\"><v>LIQ-002</v>"),
                changed("error", SHEET, "s=\"2\"><v>180</v>", "s=\"2\" t=\"e\"><v>#REF!</v>"),
                changed("date", SHEET, "s=\"2\"><v>180</v>", "s=\"3\"><v>44000</v>"),
                changed("text that computes", SHEET, "<t>LIQ-002", "<t>=1+1"),
                changed("no number", SHEET, "<v>180</v>", "<v>TOUCH</v>"),
                changed("huge number", SHEET, "<v>180</v>", "<v>1e99999</v>"),
                changed("long number", SHEET, "<v>180</v>", "<v>" + "9".repeat(5_000) + "</v>"),
                changed("not a number", SHEET, "<v>180</v>", "<v>NaN</v>"),
                changed(
                        "shared text that is not there",
                        SHEET,
                        " t=\"inlineStr\"><is><t>LIQ-002</t></is>",
                        " t=\"s\"><v>9</v>"),
                changed(
                        "shared text below none",
                        SHEET,
                        " t=\"inlineStr\"><is><t>LIQ-002</t></is>",
                        " t=\"s\"><v>-1</v>"),
                changed("kind of cell unknown", SHEET, " t=\"inlineStr\"><is><t>LIQ-002", " t=\"evil\"><is><t>LIQ-002"),
                changed("hidden row", SHEET, "<row r=\"8\">", "<row r=\"8\" hidden=\"1\">"),
                changed("hidden row, in words", SHEET, "<row r=\"8\">", "<row r=\"8\" hidden=\"true\">"),
                changed("hidden column", SHEET, "<col min=\"1\" max=\"1\"", "<col hidden=\"1\" min=\"1\" max=\"1\""),
                changed("hidden sheet", "xl/workbook.xml", "<sheet ", "<sheet state=\"hidden\" "),
                changed("very hidden sheet", "xl/workbook.xml", "<sheet ", "<sheet state=\"veryHidden\" "),
                changed(
                        "row beyond",
                        SHEET,
                        "<row r=\"8\">",
                        "<row r=\"1048577\"><c r=\"A1048577\" t=\"inlineStr\"><is><t>x</t></is></c></row><row r=\"8\">"),
                changed("column beyond", SHEET, "r=\"A8\"", "r=\"XFD8\""),
                changed("row that is not a number", SHEET, "<row r=\"8\">", "<row r=\"99999999999\">"),
                changed("merged over all", SHEET, "ref=\"E5:G5\"", "ref=\"A1:XFD1048576\""),
                changed("merged over nothing", SHEET, "ref=\"E5:G5\"", "ref=\"E5:evil\""),
                changed("deep", SHEET, "<sheetData>", "<sheetData>" + "<x>".repeat(50_000)),
                changed("cut off", SHEET, "</worksheet>", ""),
                changed("no XML", SHEET, "<worksheet", "worksheet"),
                changed(
                        "link",
                        "xl/_rels/workbook.xml.rels",
                        "</Relationships>",
                        "<Relationship Id=\"x\" Target=\"http://127.0.0.1:9/\" TargetMode=\"External\"/></Relationships>"),
                withPart(
                        "xl/worksheets/_rels/sheet1.xml.rels",
                        "<Relationships><Relationship Id=\"x\" Target=\"file:///etc/passwd\" TargetMode=\"External\"/></Relationships>"),
                changed(
                        "package link",
                        "_rels/.rels",
                        "</Relationships>",
                        "<Relationship Id=\"x\" Target=\"\\\\evil\\share\" TargetMode=\"external\"/></Relationships>"),
                changed("sheet elsewhere", "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../etc/passwd"),
                changed(
                        "sheet on the web",
                        "xl/_rels/workbook.xml.rels",
                        "worksheets/sheet1.xml",
                        "http://127.0.0.1:9/x.xml"),
                changed(
                        "macros by their type",
                        "[Content_Types].xml",
                        "spreadsheetml.sheet.main",
                        "ms-excel.sheet.macroEnabled.main"),
                changed("sheet without a name", "xl/workbook.xml", "name=\"Grades\"", "name=\"\""),
                changed("sheet with a path for a name", "xl/workbook.xml", "name=\"Grades\"", "name=\"../x\""),
                changed(
                        "many sheets",
                        "xl/workbook.xml",
                        "</sheets>",
                        "<sheet name=\"x\" sheetId=\"2\" r:id=\"rId1\"/>".repeat(50) + "</sheets>"),
                changed("no sheets", "xl/workbook.xml", "<sheet name=\"Grades\" sheetId=\"1\" r:id=\"rId1\"/>", ""),
                changed("zip bomb", SHEET, "</worksheet>", "<!--" + " ".repeat(50_000_000) + "--></worksheet>"),
                changed("small bomb", SHEET, "</worksheet>", "<!--" + " ".repeat(1_000_000) + "--></worksheet>"),
                withPart("docProps/bomb.xml", "0".repeat(20_000_000)),
                workbook("no sheet part", parts -> {
                    parts.remove(SHEET);
                    return parts;
                }),
                workbook("no types", parts -> {
                    parts.remove("[Content_Types].xml");
                    return parts;
                }),
                workbook("thousands of parts", parts -> {
                    for (int i = 0; i < 5_000; i++) {
                        parts.put("docProps/" + i + ".xml", "");
                    }
                    return parts;
                }));
    }

    private static Arguments bytes(String name, byte[] bytes) {
        return hostile(name, "test.drl.xlsx", Workbooks.base64(bytes));
    }

    private static Stream<Arguments> zips() {
        byte[] sound = Workbooks.zip(Workbooks.parts("Grades", Tables.RUNWAY));
        byte[] half = java.util.Arrays.copyOf(sound, sound.length / 2);
        byte[] withTail = java.util.Arrays.copyOf(sound, sound.length + 100);
        byte[] spoilt = sound.clone();
        for (int i = 200; i < 400; i++) {
            spoilt[i] = 0;
        }
        Map<String, byte[]> nested = Map.of("x.zip", sound);
        return Stream.of(
                bytes("half a zip", half),
                bytes("zip with a tail", withTail),
                bytes("spoilt zip", spoilt),
                bytes("zip in a zip", Workbooks.zipBytes(nested)),
                bytes("empty zip", Workbooks.zipBytes(Map.of())),
                bytes("no zip", "evil".getBytes(StandardCharsets.UTF_8)),
                bytes("nothing", new byte[0]),
                bytes("old workbook", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3}),
                bytes("two zips", joined(sound, Workbooks.zipBytes(Map.of("evil", sound)))),
                hostile("no Base64", "test.drl.xlsx", "<<<>>>"),
                hostile("CSV in a workbook's name", "test.drl.xlsx", Tables.RUNWAY));
    }

    private static byte[] joined(byte[] left, byte[] right) {
        byte[] both = java.util.Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    private static Arguments sentences(String name, String rules, String book) {
        return Arguments.of(name, Map.of("test.dslr", touching(rules), "vocabulary.dsl", touching(book)));
    }

    private static Stream<Arguments> smuggling() {
        String rules = SentencesTest.RULES;
        String book = SentencesTest.BOOK;
        return Stream.of(
                sentences("raw DRL", rules.replace("The runway", ">Runway( TOUCH > 0 ) // The runway"), book),
                sentences(
                        "raw condition",
                        rules.replace("The runway is below 90 days in BASE,OBSERVED", "Runway( days < 90 )"),
                        book),
                sentences("raw call", rules.replace("Grade it SEVERE", "TOUCH; Grade it SEVERE"), book),
                sentences("call after", rules.replace("with the days", "with the days; TOUCH;"), book),
                sentences(
                        "text ends early", rules.replace("the floor is 90.", "the floor is 90.\\\"); TOUCH; //"), book),
                sentences("salience", rules.replace("@id", "salience (TOUCH) @id"), book),
                sentences("timer", rules.replace("when\n", "timer (int: 1s)\nwhen\n"), book),
                sentences("import", "import java.io.File\n" + rules, book),
                sentences("function", "function int x() { return TOUCH; }\n" + rules, book),
                sentences("expander", "expander other.dsl\n" + rules, book),
                sentences("eval", rules.replace("The runway", "eval( TOUCH > 0 )\n    The runway"), book),
                sentences(
                        "second then",
                        rules.replace("end\n", "then\n    Grade it WATCH, saying \"x\" with the days\nend\n"),
                        book),
                sentences("no end", rules.replace("end\n", ""), book),
                sentences("comment opened", rules.replace("// and", "/* and"), book),
                sentences("comment on a sentence", rules.replace("at  least 0.15", "at  least 0.15 /*"), book),
                sentences("meaning touches", rules, book.replace("days < {days}", "days < TOUCH, days < {days}")),
                sentences("meaning calls", rules, book.replace("$days);", "$days); TOUCH;")),
                sentences(
                        "meaning ends the rule",
                        rules,
                        book.replace("days < {days},", "days < {days} ) then end rule \"x\" when Runway(")),
                sentences("meaning comments", rules, book.replace("days < {days},", "days < {days}, /*")),
                sentences(
                        "meaning evaluates",
                        rules,
                        book.replace("not CashMargin( fraction >= {share} )", "eval( {share} > TOUCH )")),
                sentences("keyword", rules, book + "[keyword]rule=rule salience(TOUCH)\n"),
                sentences("any side", rules, book + "[*]x=TOUCH\n"),
                sentences("regex in a sentence", rules, book + "[when](a+)+$=Runway( )\n"),
                sentences("regex in a value", rules, book + "[when]x {v:(a+)+}=Runway( days < {v} )\n"),
                sentences("value not stated", rules, book + "[when]x=Runway( days < {v} )\n"),
                sentences("value twice", rules, book + "[when]x {v} {v}=Runway( days < {v} )\n"),
                sentences("value dropped", rules, book + "[when]x {v}=Runway( )\n"),
                sentences(
                        "sentence twice",
                        rules,
                        book + "[when]Cash margin is not at least {other}=Dscr( ratio < {other} )\n"),
                sentences(
                        "two sentences fit",
                        rules,
                        book + "[when]Cash margin is not at {most} {share}=Dscr( ratio < {share}, ratio > {most} )\n"),
                sentences("no side", rules, book + "x=y\n"),
                sentences("no meaning", rules, book + "[when]x\n"),
                sentences("include", rules, book + "#include <x>\n[when]=Runway( )\n"),
                sentences("invisible", rules.replace("The floor", "The\u202E floor"), book),
                sentences("invisible in the vocabulary", rules, book.replace("days < {days}", "days\u200B < {days}")),
                Arguments.of("no vocabulary", Map.of("test.dslr", rules)),
                Arguments.of("vocabulary elsewhere", Map.of("a/test.dslr", rules, "vocabulary.dsl", book)));
    }

    private static Stream<Arguments> yaml() {
        String bomb =
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n";
        return Stream.of(
                        bomb,
                        bomb + Rulebooks.POLICY,
                        "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1:9/\"]]]]",
                        "!!io.davylamp.rules.hostile.Tripwire {}",
                        "name: !!java.io.File /etc/passwd\n" + Rulebooks.POLICY.replace("name: Test rules\n", ""),
                        "[".repeat(20_000),
                        "- ".repeat(5_000),
                        "{a: ".repeat(5_000),
                        "name: x\n" + Rulebooks.POLICY,
                        Rulebooks.POLICY.replace("-0.30", "-.inf"),
                        Rulebooks.POLICY.replace("-0.30", ".nan"),
                        Rulebooks.POLICY.replace("-0.30", "1e400"),
                        Rulebooks.POLICY.replace("-0.30", "9".repeat(10_000)),
                        Rulebooks.POLICY.replace("confirm: 2", "confirm: 99999999999"),
                        Rulebooks.POLICY.replace("confirm: 2", "confirm: *x"),
                        Rulebooks.POLICY + "evil: 1\n",
                        Rulebooks.POLICY + "---\nname: second\n",
                        Rulebooks.POLICY + "<<: {evil: 1}\n",
                        "\u0000",
                        "",
                        "name: \"" + "x".repeat(1_000_000) + "\n")
                .map(it -> hostile("policy", "rulebook.yaml", it));
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                        "table.xlsx",
                        "table.csv",
                        "table.drl.xls",
                        "table.drl.xlsm",
                        "table.drl.ods",
                        "table.drl.csv.bak",
                        "rules.dsl",
                        "rules.DRL",
                        "rules.drl~",
                        "rules.java",
                        "rules.class",
                        "rules.xml",
                        "rules.rdslr",
                        "rules.drl.yaml",
                        "kmodule.xml",
                        "pom.xml",
                        "cases.yml",
                        "evil.sh")
                .map(it -> hostile("name " + it, it, "x"));
    }

    static Stream<Arguments> hostile() {
        return Stream.of(values(), csv(), parts(), workbooks(), zips(), smuggling(), yaml(), names())
                .flatMap(it -> it);
    }

    static Stream<String> hostileCases() {
        return Stream.of(
                "a: &a [x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n",
                "- case: x\n  facts: &f {Dscr: {ratio: 1}}\n  expect: *f\n",
                "- case: !!io.davylamp.rules.hostile.Tripwire x\n  facts: {Dscr: {ratio: evil}}\n  expect: [TST-001]\n",
                "- case: x\n  facts: {Tripwire: {}}\n  expect: [TST-001]\n",
                "- case: x\n  facts: {java.lang.Runtime: {}}\n  expect: [TST-001]\n",
                "- case: x\n  facts: {Dscr: {ratio: 1, class: x}}\n  expect: [TST-001]\n",
                "- case: x\n  facts: {Dscr: {ratio: \"" + TOUCH + "\"}}\n  expect: [TST-001]\n",
                "- case: x\n  facts: {Dscr: {ratio: .nan}}\n  expect: [TST-001]\n",
                "- case: x\n  facts: {Dscr: {ratio: 1e999}}\n  expect: [TST-002]\n",
                "- case: x\n  evil: 1\n  facts: {Dscr: {ratio: 1}}\n",
                "- case: x\n  from: y\n",
                "[".repeat(20_000),
                "- case: x\n  facts: " + "{a: ".repeat(2_000),
                "- ".repeat(2_000),
                "\u0000",
                "");
    }

    @ParameterizedTest
    @MethodSource("hostileCases")
    void a_hostile_file_of_cases_fails_and_runs_nothing(String cases) {
        // Given
        int before = Tripwire.TOUCHED.get();
        String rule = Rulebooks.rule("Dscr( ratio < 1 )", "findings.stress(WATCH, \"x\");");
        RulebookSource source = new RulebookSource(
                Map.of("rulebook.yaml", Rulebooks.POLICY, "test.drl", rule, "test.cases.yaml", cases));

        try (RuleSet rules = Rulebooks.compiled(source)) {
            // When
            List<CaseFailure> failures = RuleCases.run(rules, source);

            // Then
            assertThat(failures)
                    .anySatisfy(it -> assertThat(it.file()).isEqualTo("test.cases.yaml"))
                    .allSatisfy(it -> assertThat(it.toString()).hasSizeLessThan(1_000));
        }
        assertThat(Tripwire.TOUCHED).hasValue(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void is_refused_and_runs_nothing(String name, Map<String, String> files) {
        // Given
        int before = Tripwire.TOUCHED.get();
        Map<String, String> rulebook = new HashMap<>(Map.of("rulebook.yaml", Rulebooks.POLICY));
        rulebook.putAll(files);

        // When
        Compilation compilation = RuleCompiler.compile(new RulebookSource(rulebook));

        // Then
        assertThat(compilation).as(name).isInstanceOf(Compilation.Refused.class);
        List<RuleProblem> problems = new ArrayList<>(((Compilation.Refused) compilation).problems());
        assertThat(problems).isNotEmpty().allSatisfy(it -> {
            assertThat(it.advice()).startsWith("Maybe");
            assertThat(it.message()).doesNotContain("engine could not build", "cannot be understood");
            assertThat(it.toString()).hasSizeLessThan(1_000).doesNotContain("root:");
            assertThat(rulebook).containsKey(Objects.requireNonNull(it.file()));
        });
        assertThat(Tripwire.TOUCHED).hasValue(before);
    }
}
