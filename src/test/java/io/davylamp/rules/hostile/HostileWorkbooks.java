package io.davylamp.rules.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.format.Tables;
import io.davylamp.rules.sheet.Sheet;
import io.davylamp.rules.sheet.Workbooks;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Workbooks that hold something else than they show, or more than a table does. */
public final class HostileWorkbooks {
    static final String PATH = "test.drl.xlsx";
    static final String SHEET = "xl/worksheets/sheet1.xml";
    static final String STYLES = "xl/styles.xml";
    static final String MAIN = "xl/workbook.xml";
    static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String EVIL_CELL = "<c r=\"E8\"><v>90</v></c>";

    private HostileWorkbooks() {}

    /** All of them. */
    public static Stream<HostileFile> files() {
        return Stream.of(
                        FormattedWorkbooks.hostile(),
                        twice(),
                        hidden(),
                        foreign(),
                        conditions(),
                        merged(),
                        cells(),
                        parts(),
                        exhausting())
                .flatMap(it -> it);
    }

    /** The workbook of the usual table, with one of its parts changed. */
    static String with(String part, UnaryOperator<String> change) {
        Map<String, String> parts = Workbooks.parts("Grades", Tables.RUNWAY);
        String before = parts.getOrDefault(part, "");
        parts.put(part, change.apply(before));
        assertThat(parts.get(part)).isNotEqualTo(before);
        return Workbooks.base64(Workbooks.zip(parts));
    }

    private static HostileFile changed(String kind, String part, String right, String wrong) {
        return HostileFile.of(kind, PATH, with(part, it -> {
            assertThat(it).contains(right);
            return it.replace(right, wrong);
        }));
    }

    private static HostileFile sheet(String kind, String right, String wrong) {
        return changed(kind, SHEET, right, wrong);
    }

    private static Stream<HostileFile> twice() {
        String cell = "<c r=\"E8\" s=\"2\"><v>180</v></c>";
        return Stream.of(
                sheet("a cell twice", cell, cell + EVIL_CELL),
                sheet("a cell twice, first another", cell, EVIL_CELL + cell),
                sheet("a cell twice, far apart", "</row>\n<row r=\"9\">", EVIL_CELL + "</row>\n<row r=\"9\">"),
                sheet("a cell of another row", cell, cell + "<c r=\"E9\"><v>1</v></c>"),
                sheet("a cell in small letters", "r=\"E8\"", "r=\"e8\""),
                sheet("a cell without a row", "r=\"E8\"", "r=\"E\""),
                sheet("a cell with dollars", "r=\"E8\"", "r=\"$E$8\""),
                sheet("a cell in row 0", "r=\"E8\"", "r=\"E0\""),
                sheet("a cell with a leading zero", cell, cell + "<c r=\"E08\"><v>90</v></c>"),
                sheet("a row twice", "<row r=\"9\">", "<row r=\"8\">" + EVIL_CELL + "</row><row r=\"9\">"),
                sheet("a row twice, at the end", "</sheetData>", "<row r=\"8\">" + EVIL_CELL + "</row></sheetData>"),
                sheet("an empty row twice", "<row r=\"9\">", "<row r=\"8\"/><row r=\"9\">"),
                sheet("row 0", "<row r=\"1\">", "<row r=\"0\"/><row r=\"1\">"),
                sheet("a row beyond all", "</sheetData>", "<row r=\"1048577\"/></sheetData>"),
                sheet("two values", "<v>180</v>", "<v>90</v><v>180</v>"),
                sheet("a text and a value", "<v>180</v>", "<v>180</v><is><t>90</t></is>"),
                sheet("a value and a text", "<is><t>LIQ-002</t></is>", "<is><t>LIQ-002</t></is><v>9</v>"),
                sheet("two texts", "<is><t>LIQ-002</t></is>", "<is><t>LIQ-002</t></is><is><t>LIQ-009</t></is>"),
                sheet("a second sheetData", "</sheetData>", "</sheetData><sheetData/>"),
                sheet(
                        "a second sheetData with other cells",
                        "</sheetData>",
                        "</sheetData><sheetData><row r=\"8\">" + EVIL_CELL + "</row></sheetData>"),
                sheet("a second sheetData before", "<sheetData>", "<sheetData/><sheetData>"),
                sheet("rows outside", "</sheetData>", "</sheetData><row r=\"8\">" + EVIL_CELL + "</row>"),
                sheet("a row in a row", cell, "<row r=\"10\">" + EVIL_CELL + "</row>"),
                sheet("two mergeCells", "</mergeCells>", "</mergeCells><mergeCells/>"),
                sheet("columns after the cells", "</sheetData>", "</sheetData><cols><col min=\"1\" max=\"9\"/></cols>"),
                changed("two sheets of one name", MAIN, "</sheets>", second("Grades")),
                changed("two sheets of one name, capitals apart", MAIN, "</sheets>", second("GRADES")),
                changed("two sheets of one part", MAIN, "</sheets>", second("More")));
    }

    private static String second(String name) {
        return "<sheet name=\"%s\" sheetId=\"2\" r:id=\"rId1\"/></sheets>".formatted(name);
    }

    private static Stream<HostileFile> hidden() {
        Stream<HostileFile> rows = Stream.of(
                        "ht=\"0\"", "ht=\"0.0\"", "ht=\"0.5\"", "ht=\"3.9\"", "ht=\"0\" hidden=\"0\"")
                .map(it ->
                        sheet("row with " + it, "<row r=\"8\">", "<row r=\"8\" customHeight=\"1\" %s>".formatted(it)));
        Stream<HostileFile> columns = Stream.of("0", "0.0", "0.1", "0.99", "1")
                .map(it -> sheet(
                        "column of width " + it,
                        "<col min=\"5\" max=\"5\" width=\"8\"",
                        "<col min=\"5\" max=\"5\" width=\"%s\"".formatted(it)));
        Stream<HostileFile> usual = Stream.of(
                        "zeroHeight=\"1\"", "defaultRowHeight=\"0\"", "defaultRowHeight=\"1\"", "defaultColWidth=\"0\"")
                .map(it -> sheet("usually " + it, "<cols>", "<sheetFormatPr %s/><cols>".formatted(it)));
        return Stream.of(
                        rows,
                        columns,
                        usual,
                        Stream.of(
                                sheet("a width that is no number", "width=\"8\"", "width=\"-1\""),
                                sheet("a width without end", "width=\"8\"", "width=\"1e999\""),
                                sheet(
                                        "columns hidden from the first to the last",
                                        "<cols>",
                                        "<cols><col min=\"1\" max=\"16384\" width=\"9\" hidden=\"1\"/>"),
                                sheet(
                                        "zeros not shown",
                                        "<cols>",
                                        "<sheetViews><sheetView showZeros=\"0\" workbookViewId=\"0\"/></sheetViews><cols>"),
                                changed(
                                        "a cell that repeats itself",
                                        STYLES,
                                        "<xf numFmtId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\"",
                                        "<xf numFmtId=\"0\" applyAlignment=\"1\"><alignment horizontal=\"fill\"")))
                .flatMap(it -> it);
    }

    private static Stream<HostileFile> foreign() {
        String choice = "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                + "<mc:Choice Requires=\"x14\">%s</mc:Choice></mc:AlternateContent>";
        return Stream.of(
                sheet("a sheet of a foreign namespace", SPREADSHEET, "urn:evil"),
                sheet("a sheet of no namespace", " xmlns=\"" + SPREADSHEET + "\"", ""),
                sheet("a foreign sheetData", "</sheetData>", "</sheetData><e:sheetData xmlns:e=\"urn:e\"/>"),
                sheet("a foreign row", "<row r=\"9\">", "<e:row xmlns:e=\"urn:e\" r=\"8\"/><row r=\"9\">"),
                sheet("a foreign cell", "<c r=\"E8\"", "<e:c xmlns:e=\"urn:e\" r=\"D9\"/><c r=\"E8\""),
                sheet("a foreign value", "<v>180</v>", "<e:v xmlns:e=\"urn:e\">90</e:v><v>180</v>"),
                sheet("a foreign formula", "<v>180</v>", "<e:f xmlns:e=\"urn:e\">A1</e:f><v>180</v>"),
                sheet("an element in a value", "<v>180</v>", "<v>1<b/>80</v>"),
                sheet("a value in a value", "<v>180</v>", "<v>1<v>9</v>80</v>"),
                sheet("an alternative to the cells", "</sheetData>", "</sheetData>" + choice.formatted("<sheetData/>")),
                sheet("an alternative to a row", "<row r=\"9\">", choice.formatted("<row r=\"9\"/>") + "<row r=\"9\">"),
                changed("an alternative to the sheets", MAIN, "<sheets>", choice.formatted("<sheets/>") + "<sheets>"),
                changed("foreign sheets", MAIN, "<sheets>", "<e:x xmlns:e=\"urn:e\"><sheets/></e:x><sheets>"),
                changed("foreign styles", STYLES, "<cellXfs", "<e:cellXfs xmlns:e=\"urn:e\"/><cellXfs"),
                changed("foreign relations", RELATIONS, "package/2006/relationships", "package/2007/relationships"),
                changed("a second id without a prefix", MAIN, "r:id=\"rId1\"", "r:id=\"rId2\" id=\"rId1\""),
                changed("an id of a foreign namespace", MAIN, "r:id=", "xmlns:e=\"urn:e\" e:id="),
                sheet("an element that no table has", "</sheetData>", "</sheetData><evil/>"),
                sheet("an element among the rows", "<row r=\"9\">", "<rows/><row r=\"9\">"),
                sheet("an element among the cells", "<c r=\"E8\"", "<d/><c r=\"E8\""),
                sheet("pictures", "</mergeCells>", "</mergeCells><picture/>"),
                sheet("controls", "</mergeCells>", "</mergeCells><controls/>"),
                sheet("embedded objects", "</mergeCells>", "</mergeCells><oleObjects/>"));
    }

    private static Stream<HostileFile> conditions() {
        String rule = "</mergeCells><conditionalFormatting sqref=\"E8:F9\">%s</conditionalFormatting>";
        String extended =
                "<conditionalFormatting sqref=\"A1\"/><extLst><ext uri=\"x\" xmlns:x14=\"urn:x14\">%s</ext></extLst>";
        String format = "<dxfs><dxf><numFmt numFmtId=\"200\" formatCode=\"&quot;90&quot;\"/></dxf></dxfs></styleSheet>";
        return Stream.of(
                HostileFile.of("a condition that shows another number", PATH, conditional(format)),
                sheet(
                        "a condition's style that is not there",
                        "</mergeCells>",
                        rule.formatted("<cfRule dxfId=\"7\"/>")),
                sheet(
                        "a bar instead of the number",
                        "</mergeCells>",
                        rule.formatted("<cfRule type=\"dataBar\"><dataBar showValue=\"0\"/></cfRule>")),
                sheet(
                        "an icon instead of the number",
                        "</mergeCells>",
                        rule.formatted("<cfRule type=\"iconSet\"><iconSet showValue=\"false\"/></cfRule>")),
                sheet(
                        "a later program's bar instead of the number",
                        "</mergeCells>",
                        "</mergeCells>" + extended.formatted("<x14:dataBar showValue=\"0\"/>")),
                sheet(
                        "a later program's format",
                        "</mergeCells>",
                        "</mergeCells>" + extended.formatted("<x14:dxf><numFmt formatCode=\"0,\"/></x14:dxf>")));
    }

    private static String conditional(String format) {
        Map<String, String> parts = Workbooks.parts("Grades", Tables.RUNWAY);
        parts.computeIfPresent(STYLES, (name, xml) -> xml.replace("</styleSheet>", format));
        parts.computeIfPresent(
                SHEET,
                (name, xml) -> xml.replace(
                        "</mergeCells>",
                        "</mergeCells><conditionalFormatting sqref=\"E8\"><cfRule type=\"cellIs\" dxfId=\"0\"/>"
                                + "</conditionalFormatting>"));
        return Workbooks.base64(Workbooks.zip(parts));
    }

    private static HostileFile merge(String kind, String ranges) {
        return sheet(kind, "<mergeCell ref=\"E5:G5\"/>", ranges);
    }

    private static String ranges(int count, String range) {
        return IntStream.range(0, count)
                .mapToObj(it -> "<mergeCell ref=\"%s\"/>".formatted(range.replace("N", Integer.toString(it + 10))))
                .collect(Collectors.joining());
    }

    private static Stream<HostileFile> merged() {
        return Stream.of(
                merge("a covered number", "<mergeCell ref=\"E8:F8\"/>"),
                merge("a covered number below", "<mergeCell ref=\"E8:E9\"/>"),
                merge("covered by nothing", "<mergeCell ref=\"H8:H9\"/>"),
                merge("a covered name", "<mergeCell ref=\"A7:A9\"/>"),
                merge("merged twice", "<mergeCell ref=\"E5:G5\"/><mergeCell ref=\"E5:G5\"/>"),
                merge("merged over each other", "<mergeCell ref=\"E5:G5\"/><mergeCell ref=\"G5:H5\"/>"),
                merge("merged beyond", "<mergeCell ref=\"E5:XFD5\"/>"),
                merge("merged backwards", "<mergeCell ref=\"G5:E5\"/>"),
                merge("merged upwards", "<mergeCell ref=\"E5:E4\"/>"),
                merge("one end only", "<mergeCell ref=\"E5\"/>"),
                merge("merged nothing", "<mergeCell/>"),
                merge("merged far below", "<mergeCell ref=\"A2001:A2002\"/>"),
                merge("thousands of merged cells over all", ranges(5_000, "A1:CV2000")),
                merge("thousands of merged cells, each a row", ranges(20_000, "A10:CVN")),
                merge("thousands of merged cells that grow", ranges(1_900, "AN:CVN") + ranges(1_900, "AN:AN")),
                merge("tens of thousands that make no sense", ranges(60_000, "x")));
    }

    private static HostileFile text(String kind, String text) {
        return sheet(kind, "<t>LIQ-002</t>", "<t>" + text + "</t>");
    }

    private static Stream<HostileFile> cells() {
        return Stream.of(
                text("an escaped digit", "LIQ-_x0030_02"),
                text("an escaped line break", "LIQ-002_x000D_"),
                text("a text of a thousand digits", "9".repeat(1_001)),
                text("a name that is blank", " "),
                sheet("a data type", "<c r=\"E8\" s=\"2\">", "<c r=\"E8\" s=\"2\" vm=\"1\">"),
                sheet("a date in words", "s=\"2\"><v>180</v>", "t=\"d\"><v>2026-01-01</v>"),
                sheet("a style that is not there", "s=\"2\"><v>180</v>", "s=\"4\"><v>180</v>"),
                sheet("a style that is no number", "s=\"2\"><v>180</v>", "s=\"-1\"><v>180</v>"),
                sheet("a style far away", "s=\"2\"><v>180</v>", "s=\"999999999\"><v>180</v>"),
                sheet("hexadecimal", "<v>180</v>", "<v>0x5A</v>"),
                sheet("digits of another script", "<v>180</v>", "<v>\u0661\u0668\u0660</v>"),
                sheet("a number in words", "<v>180</v>", "<v>Infinity</v>"),
                HostileFile.of(
                        "a number with its row's format only",
                        PATH,
                        with(
                                SHEET,
                                it -> it.replace("<row r=\"8\">", "<row r=\"8\" s=\"3\" customFormat=\"1\">")
                                        .replace("<c r=\"E8\" s=\"2\">", "<c r=\"E8\">"))),
                HostileFile.of(
                        "a number with its column's format only",
                        PATH,
                        with(
                                SHEET,
                                it -> it.replace("<col min=\"8\" max=\"8\"", "<col min=\"8\" max=\"8\" style=\"3\"")
                                        .replace("<c r=\"H9\" s=\"2\">", "<c r=\"H9\">"))),
                HostileFile.of(
                        "a name of a blank that does not break",
                        PATH,
                        Workbooks.of("Grades", Tables.RUNWAY.replace("Runway below half a year", "\u00A0"))),
                HostileFile.of(
                        "a name of dashes",
                        PATH,
                        Workbooks.of("Grades", Tables.RUNWAY.replace("Runway below half a year", "---"))));
    }

    private static Stream<HostileFile> parts() {
        String utf16 = "encoding=\"UTF-16\"";
        return Stream.of(
                changed("another encoding", SHEET, "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\""),
                changed("UTF-7", SHEET, "encoding=\"UTF-8\"", "encoding=\"UTF-7\""),
                changed("said to be UTF-16", MAIN, "encoding=\"UTF-8\"", utf16),
                changed("EBCDIC", STYLES, "encoding=\"UTF-8\"", "encoding=\"IBM037\""),
                changed("another main part", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"),
                changed("two main parts", "_rels/.rels", "</Relationships>", relation("officeDocument", "x.xml")),
                changed("no main part", "_rels/.rels", "/officeDocument\"", "/evil\""),
                changed("styles elsewhere", RELATIONS, "\"styles.xml\"", "\"worksheets/styles.xml\""),
                changed("styles twice", RELATIONS, "</Relationships>", relation("styles", "styles2.xml")),
                changed("styles not referred to", RELATIONS, "/styles\"", "/evil\""),
                changed("texts elsewhere", RELATIONS, "</Relationships>", relation("sharedStrings", "x.xml")),
                changed(
                        "texts not there",
                        RELATIONS,
                        "</Relationships>",
                        relation("sharedStrings", "sharedStrings.xml")),
                changed("an id twice", RELATIONS, "Id=\"rId2\"", "Id=\"rId1\""),
                changed("a chart for a sheet", RELATIONS, "/worksheet\"", "/chartsheet\""),
                changed("a macro sheet", RELATIONS, "/worksheet\"", "/xlMacrosheet\""),
                changed(
                        "macros by a default type",
                        "[Content_Types].xml",
                        "application/xml",
                        "application/vnd.ms-office.vbaProject"),
                changed("a format twice", STYLES, "<fonts ", formatsTwice() + "<fonts "),
                changed("formats after the styles", STYLES, "</cellXfs>", "</cellXfs>" + formatsTwice()),
                changed("a format's number that is none", STYLES, "numFmtId=\"14\"", "numFmtId=\"x\""));
    }

    private static String relation(String type, String target) {
        return "<Relationship Id=\"rId9\" Type=\"%s/%s\" Target=\"%s\"/></Relationships>"
                .formatted(OFFICE, type, target);
    }

    private static String formatsTwice() {
        return "<numFmts><numFmt numFmtId=\"200\" formatCode=\"0\"/><numFmt numFmtId=\"200\" formatCode=\"0,\"/></numFmts>";
    }

    private static Stream<HostileFile> exhausting() {
        String cell = "<c t=\"s\"><v>0</v></c>".repeat(Sheet.MAX_COLUMNS);
        String rows = ("<row>" + cell + "</row>").repeat(700);
        return Stream.of(
                sheet("ten thousand attributes", "<sheetData>", "<sheetData " + attributes(20_000) + ">"),
                sheet(
                        "ten thousand namespaces",
                        "<sheetData>",
                        "<sheetData " + attributes(20_000).replace("a", "xmlns:a") + ">"),
                sheet("a name of a million letters", "<sheetData>", "<" + "x".repeat(1_000_000) + "/><sheetData>"),
                sheet("a number of a million digits", "<v>180</v>", "<v>" + "9".repeat(1_000_000) + "</v>"),
                sheet("a text of a million letters", "<t>LIQ-002</t>", "<t>" + "x".repeat(1_000_000) + "</t>"),
                sheet("a range of a million letters", "ref=\"E5:G5\"", "ref=\"" + "A".repeat(1_000_000) + "\""),
                sheet("a cell's name of a million letters", "r=\"E8\"", "r=\"" + "A".repeat(1_000_000) + "\""),
                sheet("two thousand rows and more", "</sheetData>", rowsBeyond() + "</sheetData>"),
                sheet("a million comments", "<sheetData>", "<!---->".repeat(150_000) + "<sheetData><x/>"),
                HostileFile.of("one long text in every cell", PATH, shared("x".repeat(1_000), rows)),
                HostileFile.of("more texts than are allowed", PATH, shared("x</t></si><si><t>".repeat(60_000), "")),
                HostileFile.of(
                        "a format of a hundred thousand signs",
                        PATH,
                        FormattedWorkbooks.number(200, "0;".repeat(50_000), "180")),
                HostileFile.of(
                        "a format of quotes", PATH, FormattedWorkbooks.number(200, "\"".repeat(100_001), "180")));
    }

    private static String attributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(it -> "a%d=\"x%d\"".formatted(it, it))
                .collect(Collectors.joining(" "));
    }

    private static String rowsBeyond() {
        return IntStream.rangeClosed(10, Sheet.MAX_ROWS + 1)
                .mapToObj("<row r=\"%d\"><c><v>1</v></c></row>"::formatted)
                .collect(Collectors.joining());
    }

    /** A workbook with a shared text, and rows before its own. */
    static String shared(String text, String rows) {
        Map<String, String> parts = Workbooks.parts("Grades", Tables.RUNWAY);
        parts.put("xl/sharedStrings.xml", "<sst xmlns=\"%s\"><si><t>%s</t></si></sst>".formatted(SPREADSHEET, text));
        parts.computeIfPresent(
                RELATIONS,
                (name, xml) -> xml.replace("</Relationships>", relation("sharedStrings", "sharedStrings.xml")));
        parts.computeIfPresent(SHEET, (name, xml) -> xml.replace("</sheetData>", rows + "</sheetData>"));
        return Workbooks.base64(Workbooks.zip(parts));
    }
}
