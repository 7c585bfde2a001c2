package io.davylamp.rules.sheet;

import io.davylamp.rules.text.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Workbooks to test with. As a program ({@code Workbooks table.drl.csv table.drl.xlsx}) it makes a workbook of a table
 * in CSV, the same bytes each time.
 */
public final class Workbooks {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
    private static final long SOME_TIME = 1_600_000_000_000L;

    private Workbooks() {}

    /** The parts of a workbook with one sheet, which holds what a table in CSV does. */
    public static Map<String, String> parts(String sheetName, String csv) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", HEAD + """
                <Types xmlns="%s/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
                """.formatted(PACKAGE));
        parts.put("_rels/.rels", HEAD + """
                <Relationships xmlns="%s/relationships"><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """.formatted(PACKAGE, OFFICE));
        parts.put("xl/workbook.xml", HEAD + """
                <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>
                """.formatted(MAIN, OFFICE, sheetName));
        parts.put("xl/_rels/workbook.xml.rels", HEAD + """
                <Relationships xmlns="%s/relationships"><Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="%s/styles" Target="styles.xml"/></Relationships>
                """.formatted(PACKAGE, OFFICE, OFFICE));
        parts.put("xl/styles.xml", HEAD + """
                <styleSheet xmlns="%s"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="0" fontId="1" applyFont="1"/><xf numFmtId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>
                """.formatted(MAIN));
        parts.put("xl/worksheets/sheet1.xml", HEAD + sheet(csv));
        return parts;
    }

    private static String sheet(String csv) {
        Sheet sheet = read(csv);
        StringBuilder rows = new StringBuilder();
        List<String> merges = new ArrayList<>();
        int title = sheet.rows().entrySet().stream()
                .filter(it -> it.getValue().firstEntry().getValue().text().startsWith("RuleTable"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
        sheet.rows().forEach((number, cells) -> {
            rows.append("<row r=\"%d\">".formatted(number));
            int style = number > title + 4 ? 2 : number == title || number == title + 4 ? 1 : 0;
            cells.values().forEach(it -> rows.append(cell(it, style, sheet, merges)));
            rows.append("</row>\n");
        });
        String merged = merges.stream()
                .map("<mergeCell ref=\"%s\"/>"::formatted)
                .collect(Collectors.joining("", "<mergeCells count=\"%d\">".formatted(merges.size()), "</mergeCells>"));
        return "<worksheet xmlns=\"%s\"><cols>%s</cols><sheetData>\n%s</sheetData>%s</worksheet>\n"
                .formatted(MAIN, widths(sheet, title), rows, merges.isEmpty() ? "" : merged);
    }

    private static Sheet read(String csv) {
        try {
            return CsvSheet.read("", csv);
        } catch (Refusal e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String widths(Sheet sheet, int title) {
        return sheet.row(title + 4).stream()
                .map(it -> "<col min=\"%d\" max=\"%d\" width=\"%d\" customWidth=\"1\"/>"
                        .formatted(it.column(), it.column(), width(sheet, title, it.column())))
                .collect(Collectors.joining());
    }

    private static int width(Sheet sheet, int title, int column) {
        int longest = sheet.rows().tailMap(title + 4).values().stream()
                .map(it -> Optional.ofNullable(it.get(column)))
                .mapToInt(it -> it.map(cell -> cell.text().length()).orElse(0))
                .max()
                .orElse(10);
        return Math.max(8, Math.min(40, longest + 1));
    }

    /** A number stays one; cells that end with three dots are merged with their like. */
    private static String cell(Cell cell, int style, Sheet sheet, List<String> merges) {
        String name = Cell.name("", cell.row(), cell.column());
        if (cell.text().matches("-?\\d+(\\.\\d+)?")) {
            return "<c r=\"%s\" s=\"%d\"><v>%s</v></c>".formatted(name, style, cell.text());
        }
        String text = cell.text();
        if (text.endsWith("...") && cell.row() < 10) {
            if (sheet.cell(cell.row(), cell.column() - 1)
                    .filter(it -> it.text().equals(cell.text()))
                    .isPresent()) {
                return "<c r=\"%s\" s=\"%d\"/>".formatted(name, style);
            }
            int last = cell.column();
            while (sheet.cell(cell.row(), last + 1)
                    .filter(it -> it.text().equals(cell.text()))
                    .isPresent()) {
                last++;
            }
            merges.add(name + ":" + Cell.name("", cell.row(), last));
            text = text.substring(0, text.length() - 3);
        }
        return "<c r=\"%s\" s=\"%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(name, style, escaped(text));
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    public static byte[] zip(Map<String, String> parts) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        parts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return zipBytes(bytes);
    }

    public static byte[] zipBytes(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(
                        java.time.LocalDateTime.ofEpochSecond(SOME_TIME / 1000, 0, java.time.ZoneOffset.UTC));
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A workbook as a rulebook's text holds it. */
    public static String base64(byte[] workbook) {
        return Base64.getEncoder().encodeToString(workbook);
    }

    public static String of(String sheetName, String csv) {
        return base64(zip(parts(sheetName, csv)));
    }

    public static void main(String[] files) throws IOException {
        String csv = Files.readString(Path.of(files[0]));
        Files.write(Path.of(files[1]), zip(parts("Grades", csv)));
    }

    /** The parts of a workbook, by their names. */
    public static Map<String, byte[]> parts(byte[] workbook) throws Refusal {
        return WorkbookParts.read(workbook);
    }
}
