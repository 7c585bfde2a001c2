package io.davylamp.rules.hostile;

import static io.davylamp.rules.hostile.HostileWorkbooks.SHEET;
import static io.davylamp.rules.hostile.HostileWorkbooks.STYLES;

import io.davylamp.rules.format.Tables;
import io.davylamp.rules.sheet.Workbooks;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The workbook of the usual table, as ordinary programs save it: each means what the table in CSV does. */
final class BenignWorkbooks {
    private BenignWorkbooks() {}

    /** By what sets each apart: the workbooks as a rulebook's text holds them. */
    static Map<String, String> all() {
        Map<String, String> workbooks = new TreeMap<>();
        formats().forEach((kind, workbook) -> workbooks.put("format " + kind, workbook));
        sheets().forEach((kind, change) -> workbooks.put(kind, HostileWorkbooks.with(SHEET, change)));
        styles().forEach((kind, change) -> workbooks.put(kind, HostileWorkbooks.with(STYLES, change)));
        mains().forEach((kind, change) -> workbooks.put(kind, HostileWorkbooks.with(HostileWorkbooks.MAIN, change)));
        zips().forEach((kind, zip) -> workbooks.put(kind, Workbooks.base64(zip)));
        workbooks.put("texts that cells share", HostileWorkbooks.shared("not used", ""));
        workbooks.put("a prefix for each element", prefixed());
        workbooks.put("of the strict kind", strict());
        return workbooks;
    }

    /** Formats in which 0.15 is seen as what it is. */
    private static Map<String, String> formats() {
        Map<String, String> formats = new LinkedHashMap<>();
        Stream.of(
                        "General",
                        "0.00",
                        "0.000",
                        "0.##",
                        "#.00",
                        "0%",
                        "0.0%",
                        "0.00%",
                        "#,##0.00",
                        "$#,##0.00",
                        "[$€-407] #,##0.00",
                        "#,##0.00\\ [$€-407]",
                        "0.00\"x\"",
                        "0.00\" x\"",
                        "0.00;-0.00",
                        "0.00;[RED]-0.00",
                        "#,##0.00_);(#,##0.00)",
                        "#,##0.00_);[Red](#,##0.00)",
                        "@",
                        "0.0E+00",
                        "General;[Red]-General",
                        "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-",
                        "0.00;0.00;0.00;@",
                        "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)",
                        "?.??",
                        "\"USD \"0.00",
                        "GENERAL")
                .forEach(it -> formats.put(it, FormattedWorkbooks.number(200, it, "0.15")));
        IntStream.of(0, 2, 4, 7, 8, 9, 10, 11, 39, 40, 43, 44, 48, 49)
                .forEach(it -> formats.put(Integer.toString(it), FormattedWorkbooks.number(it, "", "0.15")));
        formats.put(
                "44 in euros", FormattedWorkbooks.number(44, "_-* #,##0.00\\ \"€\"_-;-* #,##0.00\\ \"€\"_-", "0.15"));
        formats.put("as a program keeps it", FormattedWorkbooks.number(2, "", "0.14999999999999999"));
        formats.put("in powers of ten", FormattedWorkbooks.number(10, "", "1.5E-1"));
        return formats;
    }

    private static Map<String, UnaryOperator<String>> sheets() {
        String rows = IntStream.range(10, 5_000)
                .mapToObj("<row r=\"%d\" ht=\"12.8\"/>"::formatted)
                .collect(Collectors.joining());
        String rule = "</mergeCells><conditionalFormatting sqref=\"E8:F9\"><cfRule type=\"cellIs\"><formula>1</formula>"
                + "</cfRule></conditionalFormatting><dataValidations count=\"0\"/><pageMargins left=\"0.7\"/>"
                + "<extLst><ext uri=\"x\" xmlns:x14=\"urn:x14\"><x14:conditionalFormattings/></ext></extLst>";
        return Map.of(
                "a huge dimension", it -> it.replace("<cols>", "<dimension ref=\"A1:XFD1048576\"/><cols>"),
                "views",
                        it -> it.replace(
                                "<cols>",
                                "<sheetPr/><sheetViews><sheetView showZeros=\"1\" workbookViewId=\"0\"><pane ySplit=\"7\"/>"
                                        + "</sheetView></sheetViews><sheetFormatPr defaultColWidth=\"11.53\""
                                        + " defaultRowHeight=\"12.8\" zeroHeight=\"false\"/><cols>"),
                "rows as LibreOffice writes them",
                        it -> it.replace(
                                "<row r=\"8\">",
                                "<row r=\"8\" customFormat=\"false\" ht=\"12.8\" hidden=\"false\" customHeight=\"false\""
                                        + " outlineLevel=\"0\" collapsed=\"false\">"),
                "empty rows far below",
                        it -> it.replace("</sheetData>", rows + "<row r=\"1048576\" ht=\"12.8\"/></sheetData>"),
                "columns to the last",
                        it -> it.replace(
                                "</cols>", "<col min=\"13\" max=\"16384\" width=\"9.14\" hidden=\"false\"/></cols>"),
                "conditions and what follows them", it -> it.replace("</mergeCells>", rule),
                "a wide title", it -> it.replace("<mergeCell ref", "<mergeCell ref=\"A3:L3\"/><mergeCell ref"),
                "comments", it -> it.replace("<sheetData>", "<!-- made by a program --><sheetData>"),
                "texts in several fonts",
                        it -> it.replace(
                                "<is><t>SEVERE</t></is>", "<is><r><rPr><b/></rPr><t>SEV</t></r><r><t>ERE</t></r></is>"),
                "cells without a name", it -> it.replace("<c r=\"E9\"", "<c"));
    }

    private static Map<String, UnaryOperator<String>> styles() {
        String libre = "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"General\"/>"
                + "<numFmt numFmtId=\"165\" formatCode=\"0.00%\"/></numFmts><fonts ";
        return Map.of(
                "formats as LibreOffice numbers them",
                        it -> it.replace("<fonts ", libre)
                                .replace("<xf numFmtId=\"0\" applyAlignment", "<xf numFmtId=\"164\" applyAlignment"),
                "a percentage everywhere",
                        it -> it.replace("<fonts ", libre)
                                .replace("<xf numFmtId=\"0\" applyAlignment", "<xf numFmtId=\"165\" applyAlignment"),
                "very many styles", it -> it.replace("</cellXfs>", manyStyles() + "</cellXfs>"),
                "conditions that colour",
                        it -> it.replace(
                                "</styleSheet>", "<dxfs><dxf><font><b/></font></dxf></dxfs><colors/></styleSheet>"),
                "a byte-order mark", it -> "\uFEFF" + it);
    }

    private static String manyStyles() {
        return IntStream.range(0, 30_000)
                .mapToObj(it -> "<xf numFmtId=\"0\" fontId=\"%d\"/>".formatted(it * 7919 % 30_011))
                .collect(Collectors.joining());
    }

    private static Map<String, UnaryOperator<String>> mains() {
        String later = "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                + "<mc:Choice Requires=\"x15\"><x15ac:absPath xmlns:x15ac=\"urn:x15ac\" url=\"C:\\\"/></mc:Choice>"
                + "</mc:AlternateContent><xr:revisionPtr xmlns:xr=\"urn:xr\"/><sheets>";
        return Map.of(
                "what later programs add", it -> it.replace("<sheets>", later),
                "what comes around the sheets",
                        it -> it.replace("<sheets>", "<fileVersion/><workbookPr/><bookViews/><sheets>")
                                .replace(
                                        "</sheets>",
                                        "</sheets><definedNames/><calcPr/><extLst><ext uri=\"x\"/></extLst>"));
    }

    private static Map<String, byte[]> zips() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        Workbooks.parts("Grades", Tables.RUNWAY)
                .forEach((name, text) -> parts.put(name, text.getBytes(StandardCharsets.UTF_8)));
        RawZip plain = RawZip.of(parts);
        RawZip comment = RawZip.of(parts);
        comment.comment = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        RawZip kept = RawZip.of(parts);
        kept.entries.forEach(it -> {
            it.method = 0;
            it.packed = it.content;
            it.listedPacked = it.content.length;
        });
        RawZip padded = RawZip.of(parts);
        padded.entries.forEach(it -> it.ownFields = new byte[] {0x20, (byte) 0xA2, 2, 0, 0, 0});
        return Map.of(
                "sizes in the heads",
                plain.bytes(),
                "with a comment",
                comment.bytes(),
                "not packed",
                kept.bytes(),
                "room to grow, as Excel leaves it",
                padded.bytes());
    }

    private static String prefixed() {
        return HostileWorkbooks.with(
                SHEET, it -> it.replaceAll("<(/?)(?=[a-zA-Z])", "<$1x:").replace("xmlns=", "xmlns:x="));
    }

    private static String strict() {
        Map<String, String> parts = Workbooks.parts("Grades", Tables.RUNWAY);
        parts.replaceAll((name, xml) -> xml.replace(
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replace(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships"));
        return Workbooks.base64(Workbooks.zip(parts));
    }
}
