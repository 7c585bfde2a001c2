package io.davylamp.rules.hostile;

import io.davylamp.rules.format.Tables;
import io.davylamp.rules.sheet.Workbooks;
import java.util.Map;
import java.util.stream.Stream;

/** Workbooks whose cell H9 (a number) or I9 (a text) has a number format of its own. */
public final class FormattedWorkbooks {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String STYLES = "xl/styles.xml";
    private static final String NUMBER = "s=\"2\"><v>0.15</v>";
    private static final String TEXT = "s=\"2\" t=\"inlineStr\"><is><t>SEVERE</t>";
    private static final int OWN = 200;

    /** A format and a number that it does not show as it is. */
    private record Wrong(String code, String number) {}

    private FormattedWorkbooks() {}

    private static Stream<Wrong> wrong(String number, String... codes) {
        return Stream.of(codes).map(it -> new Wrong(it, number));
    }

    private static Stream<Wrong> wrong() {
        return Stream.of(
                        wrong("0.15", "0", "0.0", "#", "0%%", "0.0%%", "# ?/?", "# ??/??", "0E+0", "mmm", "[<1]0.0;0"),
                        wrong("0.155", "0%", "0.00", "0.0E+0", "#,##0.00", "0.00%\"\"%", "$0.00", "0.00_);(0.00)"),
                        wrong("0.15000001", "0.00", "0.0000", "0%", "#,##0.00_);[Red](#,##0.00)"),
                        wrong("0.123456789012", "General", "@", "General;-General"),
                        wrong("123456789012345", "General"),
                        wrong("0", "#", "#.##", "??", ";;", "0;0;", "0;0;\"90\""),
                        wrong("-5", "0;0", "0.00;[Red]0.00", "0;", "0;\"5\"", "-0", "(0)", "0;\"-\"\"-\"0"),
                        wrong("180", "\"90\"", "90", "9\\0", "\\9\\0", ";;;", ";;", ";", "\"\"", "\" \"", " ", "_x"),
                        wrong("180", "0\"k\"", "0\" m\"", "0\" bn\"", "0\"%\"", "0\"000\"", "\"1\"0", "0 0", "0-0"),
                        wrong("180", "0_-0", "0* 0", "0.0?\"5\"", "0‰", "0\"‰\"", "0\"bp\"", "*90", "**0", "0\\0"),
                        wrong("180", "[>5]\"x\"", "[>5]0;0", "[=180]\"90\";0", "[<1]0.00;0", "[Black][>1]\"90\""),
                        wrong("180", "[White]0", "[Color2]0", "[DBNum1]0", "[Red", "\"90", "\\", "[$90-409]0"),
                        wrong("180", "-0", "(0)", "0;0;0;0;0", "General\"0\"", "\"1\"General", "GeneralGeneral"),
                        wrong("180", "yyyy", "[h]:mm", "d", "ss.00", "h:mm AM/PM", "e", "aaaa", "0\"d0\"", "0d"),
                        wrong("180", "\u0660", "0\u0660", "0\uFF10", "@@", "0@", "0..0", "0/0"),
                        wrong("180000", "0,", "#,##0,", "#,##0.0,", "0.0,\"k\"", "#,##0,\"\"", "[Red]#,##0,"),
                        wrong("180000000", "#,##0,,", "0.0,,", "$#,##0,,_);($#,##0,,)", "0,,,"),
                        wrong("1234567", "0.00E+00", "##0.0E+0", "0.0%%", "0\"" + "x".repeat(300) + "\""))
                .flatMap(it -> it);
    }

    /** Workbooks to be refused at the cell. */
    public static Stream<HostileFile> hostile() {
        Stream<HostileFile> numbers = wrong().map(it -> HostileFile.of(
                "format %s on %s".formatted(it.code(), it.number()),
                "test.drl.xlsx",
                number(OWN, it.code(), it.number())));
        Stream<HostileFile> known = Stream.of(
                        1, 2, 3, 4, 9, 48, 12, 13, 14, 18, 22, 27, 36, 37, 45, 47, 50, 60, 81, 170)
                .map(it -> HostileFile.of("format " + it, "test.drl.xlsx", number(it, "", "0.155")));
        Stream<HostileFile> overridden = Stream.of("\"90\"", "0;;", "[>1]0")
                .map(it -> HostileFile.of("format 1 as " + it, "test.drl.xlsx", number(1, it, "180")));
        Stream<HostileFile> texts = Stream.of(";;;", "0;0;0;\"WATCH\"", "\"WATCH\"@", "@@", "@\"x\"", "0;0;0;", ";;;-@")
                .map(it -> HostileFile.of("text format " + it, "test.drl.xlsx", text(it)));
        return Stream.of(numbers, known, overridden, texts).flatMap(it -> it);
    }

    /**
     * A workbook whose cell H9 holds a number in a format.
     *
     * @param code the workbook's own code for the format; empty where every program knows it
     */
    public static String number(int format, String code, String number) {
        return formatted(format, code, NUMBER, "s=\"4\"><v>" + number + "</v>");
    }

    private static String text(String code) {
        return formatted(OWN, code, TEXT, TEXT.replace("s=\"2\"", "s=\"4\""));
    }

    private static String formatted(int format, String code, String right, String wrong) {
        Map<String, String> parts = Workbooks.parts("Grades", Tables.RUNWAY);
        parts.computeIfPresent(SHEET, (name, xml) -> xml.replace(right, wrong));
        parts.computeIfPresent(
                STYLES,
                (name, xml) -> xml.replace("<fonts ", code.isEmpty() ? "<fonts " : own(format, code) + "<fonts ")
                        .replace("</cellXfs>", "<xf numFmtId=\"%d\"/></cellXfs>".formatted(format)));
        return Workbooks.base64(Workbooks.zip(parts));
    }

    private static String own(int format, String code) {
        return "<numFmts count=\"1\"><numFmt numFmtId=\"%d\" formatCode=\"%s\"/></numFmts>"
                .formatted(format, Workbooks.escaped(code).replace("\"", "&quot;"));
    }
}
