package io.davylamp.rules.sheet;

import io.davylamp.rules.FileName;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Reads one sheet of a workbook. Formulas, dates, errors and whatever is not shown as it is held are refused. */
final class SheetReader {
    /** What a sheet may hold, in the order every program keeps; it reads each once but for those that may repeat. */
    private static final List<String> ELEMENTS = List.of(
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "sheetCalcPr",
            "sheetProtection",
            "protectedRanges",
            "scenarios",
            "autoFilter",
            "sortState",
            "dataConsolidate",
            "customSheetViews",
            "mergeCells",
            "phoneticPr",
            "conditionalFormatting",
            "dataValidations",
            "hyperlinks",
            "printOptions",
            "pageMargins",
            "pageSetup",
            "headerFooter",
            "rowBreaks",
            "colBreaks",
            "customProperties",
            "cellWatches",
            "ignoredErrors",
            "smartTags",
            "drawing",
            "legacyDrawing",
            "legacyDrawingHF",
            "drawingHF",
            "tableParts");

    private static final List<String> REPEATED = List.of("cols", "conditionalFormatting");
    private static final int LAST_ROW = 1_048_576;

    private final Sheet sheet;
    private final WorkbookXml xml;
    private final SheetStyles styles;
    private final SheetLayout layout;
    private final MergedCells merged;
    private final CellReader cells;
    private int row;

    SheetReader(Sheet sheet, WorkbookXml xml, List<String> texts, SheetStyles styles) {
        this.sheet = sheet;
        this.xml = xml;
        this.styles = styles;
        this.layout = new SheetLayout(sheet);
        this.merged = new MergedCells(sheet);
        this.cells = new CellReader(sheet, xml, texts, styles, layout);
    }

    void read() throws Refusal {
        if (!xml.name().equals("worksheet")) {
            throw xml.refusedElement("where a sheet begins");
        }
        int last = -1;
        while (xml.child(1)) {
            int at = ELEMENTS.indexOf(xml.name());
            if (at < last || (at == last && !REPEATED.contains(xml.name()))) {
                throw new Refusal(
                        new Place("", 0, sheet.name()),
                        at < 0
                                ? "the sheet has an element '%s' that no table has."
                                        .formatted(FileName.shown(xml.name()))
                                : "the sheet has '%s' twice, or out of order.".formatted(xml.name()),
                        "Maybe copy the cells into a new workbook.");
            }
            last = at;
            element();
        }
        for (Cell cell : sheet.cells()) {
            if (cell.merged() == cell.column()) {
                try {
                    layout.checkSeen(cell, merged.area(cell), cells.characters(cell));
                } catch (Refusal e) {
                    sheet.fault(e);
                }
            }
        }
    }

    private void element() throws Refusal {
        switch (xml.name()) {
            case "sheetFormatPr" -> layout.usual(xml);
            case "sheetViews" -> views();
            case "cols" -> {
                while (xml.child(2)) {
                    layout.column(xml);
                }
            }
            case "sheetData" -> {
                while (xml.child(2)) {
                    row();
                }
            }
            case "mergeCells" -> merges();
            case "conditionalFormatting" -> conditions();
            default -> {}
        }
    }

    private void views() throws Refusal {
        while (xml.child(2)) {
            if (xml.isOff("showZeros")) {
                sheet.fault(new Refusal(
                        new Place("", 0, sheet.name()),
                        "the sheet does not show zeros.",
                        "Maybe let it show them (in Excel: File, Options, Advanced; in LibreOffice: Tools, Options, Calc,"
                                + " View)."));
            }
        }
    }

    private void row() throws Refusal {
        int number = xml.number("r", row + 1);
        if (!xml.name().equals("row")) {
            throw xml.refusedElement("among its rows");
        } else if (number <= row || number > LAST_ROW) {
            throw new Refusal(
                    new Place("", number, sheet.name()),
                    "row %d appears twice, or out of order.".formatted(number),
                    "Maybe copy the cells into a new workbook.");
        }
        row = number;
        layout.row(xml, row);
        cells.row(row, xml.says("customFormat") ? xml.number("s", 0) : 0);
        while (xml.child(3)) {
            cells.read();
        }
    }

    private void merges() throws Refusal {
        List<String> ranges = new ArrayList<>();
        while (xml.child(2)) {
            ranges.add(xml.attribute("ref").orElse(""));
        }
        for (String range : ranges) {
            merged.add(range);
        }
    }

    /** A condition may colour a cell, but not show another number in it, or none. */
    private void conditions() throws Refusal {
        String range = xml.attribute("sqref").orElse("").split(" ", 2)[0];
        while (xml.child(2)) {
            boolean changes = xml.attribute("dxfId").isPresent() && styles.changesFormat(xml.number("dxfId", 0));
            int rule = xml.level();
            while (xml.child(rule)) {
                changes |= xml.isOff("showValue");
            }
            if (changes) {
                sheet.fault(new Refusal(
                        new Place("", 0, sheet.name()),
                        "a conditional format at %s shows another number than the cell holds, or none."
                                .formatted(FileName.shown(range)),
                        "Maybe let the condition change colours only."));
            }
        }
    }
}
