package io.davylamp.rules.sheet;

import io.davylamp.rules.FileName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a workbook's cells show a number: General, decimals, thousands, percent, currency, powers of ten. What else a
 * format may say is not understood, so that nothing is judged by that is not seen.
 */
final class NumberFormat {
    private static final String GENERAL = "General";
    private static final int LONGEST = 255;

    /** The formats that every workbook knows by their number; dates stand for all of their kind. */
    private static final Map<Integer, String> KNOWN = Map.ofEntries(
            Map.entry(0, GENERAL),
            Map.entry(1, "0"),
            Map.entry(2, "0.00"),
            Map.entry(3, "#,##0"),
            Map.entry(4, "#,##0.00"),
            Map.entry(5, "$#,##0_);($#,##0)"),
            Map.entry(6, "$#,##0_);[Red]($#,##0)"),
            Map.entry(7, "$#,##0.00_);($#,##0.00)"),
            Map.entry(8, "$#,##0.00_);[Red]($#,##0.00)"),
            Map.entry(9, "0%"),
            Map.entry(10, "0.00%"),
            Map.entry(11, "0.00E+00"),
            Map.entry(37, "#,##0_);(#,##0)"),
            Map.entry(38, "#,##0_);[Red](#,##0)"),
            Map.entry(39, "#,##0.00_);(#,##0.00)"),
            Map.entry(40, "#,##0.00_);[Red](#,##0.00)"),
            Map.entry(41, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)"),
            Map.entry(42, "_($* #,##0_);_($* (#,##0);_($* \"-\"_);_(@_)"),
            Map.entry(43, "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)"),
            Map.entry(44, "_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)"),
            Map.entry(48, "##0.0E+0"),
            Map.entry(49, "@"));

    private final String code;
    private final boolean isDate;
    private final List<NumberFormatSection> sections = new ArrayList<>();

    private NumberFormat(String code, boolean isDate) {
        this.code = code;
        this.isDate = isDate;
        for (String section : split(code)) {
            sections.add(NumberFormatSection.of(section));
        }
    }

    /**
     * The formats a number stands for: that which every program knows, and that which the workbook gives it. Where
     * there are both, programs differ in which they take.
     *
     * @param own the workbook's own formats, by their numbers
     */
    static List<NumberFormat> of(int number, Map<Integer, String> own) {
        List<NumberFormat> formats = new ArrayList<>();
        boolean date = (number >= 14 && number <= 22)
                || (number >= 27 && number <= 36)
                || (number >= 45 && number <= 47)
                || (number >= 50 && number <= 58);
        if (date) {
            formats.add(new NumberFormat("yyyy-mm-dd", true));
        } else if (KNOWN.containsKey(number)) {
            formats.add(new NumberFormat(KNOWN.getOrDefault(number, GENERAL), false));
        }
        Optional.ofNullable(own.get(number)).ifPresent(it -> formats.add(new NumberFormat(it, isDate(it))));
        if (formats.isEmpty()) {
            formats.add(new NumberFormat("?" + number, false));
        }
        return formats;
    }

    private static boolean isDate(String code) {
        String bare = code.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|[Gg][Ee][Nn][Ee][Rr][Aa][Ll]", "");
        return bare.matches("(?s).*[dmyhsDMYHS].*");
    }

    private static List<String> split(String code) {
        List<String> sections = new ArrayList<>();
        int from = 0;
        char within = 0;
        for (int at = 0; at < Math.min(code.length(), LONGEST); at++) {
            char it = code.charAt(at);
            if (within != 0) {
                within = it == within ? 0 : within;
            } else if (it == '"' || it == '[') {
                within = it == '[' ? ']' : it;
            } else if (it == '\\' || it == '_' || it == '*') {
                at++;
            } else if (it == ';') {
                sections.add(code.substring(from, at));
                from = at + 1;
            }
        }
        sections.add(code.substring(Math.min(from, code.length())));
        return sections;
    }

    boolean isDate() {
        return isDate;
    }

    /**
     * The number as the format shows it.
     *
     * @return nothing where the format is not understood
     */
    Optional<Shown> shown(BigDecimal number) {
        if (code.length() > LONGEST || sections.size() > 4) {
            return Optional.empty();
        }
        int negatives = sections.size() > 1 && !sections.get(1).isText() ? 1 : 0;
        int zeros = sections.size() > 2 && !sections.get(2).isText() ? 2 : 0;
        int section = number.signum() < 0 ? negatives : number.signum() == 0 ? zeros : 0;
        return sections.get(section).shown(section > 0 && number.signum() < 0 ? number.negate() : number);
    }

    /** Whether a text is shown as it is. */
    boolean showsTexts() {
        NumberFormatSection last = sections.get(sections.size() - 1);
        boolean asItIs = sections.size() < 4 && !last.hasText();
        return code.length() <= LONGEST && sections.size() <= 4 && (asItIs || last.isText());
    }

    @Override
    public String toString() {
        return FileName.shown(code).toUpperCase(Locale.ROOT).equals("GENERAL") ? GENERAL : FileName.shown(code);
    }

    /**
     * What is seen of a number.
     *
     * @param number the number that is seen
     * @param text about as it is seen; empty where nothing is
     */
    record Shown(BigDecimal number, String text) {
        static final Shown NOTHING = new Shown(BigDecimal.ZERO, "");

        /** Rounded to some decimals, as a percentage or as it is. */
        static Shown rounded(BigDecimal number, int decimals, boolean percent) {
            BigDecimal rounded = number.setScale(decimals + (percent ? 2 : 0), RoundingMode.HALF_UP);
            BigDecimal seen = percent ? rounded.movePointRight(2) : rounded;
            return new Shown(rounded, seen.toPlainString() + (percent ? "%" : ""));
        }
    }
}
