package io.davylamp.rules.sheet;

import io.davylamp.rules.sheet.NumberFormat.Shown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One of the up to four parts of a number format: for numbers above, below and at zero, and for texts. */
final class NumberFormatSection {
    /** Words that may be next to a number and leave it as it is: none that stands for thousands, or for a digit. */
    private static final Set<String> UNITS = Set.of(
            "x", "d", "day", "days", "month", "months", "year", "years", "usd", "eur", "gbp", "chf", "jpy", "btc");
    /** Colours that are seen on white, a currency, a language; never a condition. */
    private static final Pattern BRACKET =
            Pattern.compile("(?i)\\[(black|blue|cyan|green|magenta|red|yellow|\\$[^\\[\\]0-9-]{0,4}-[0-9a-f]{1,4})]");

    private static final Pattern GENERAL = Pattern.compile("(?i)general");
    /** As many characters as General takes in a cell. */
    private static final int LONGEST_GENERAL = 11;

    private static final int DIGITS_OF_A_POWER = 6;
    /** Below this, General may take powers of ten. */
    private static final BigDecimal SMALL = new BigDecimal("0.001");

    /** What the walk along the section has met. */
    private enum Stage {
        BEFORE,
        WHOLE,
        DECIMALS,
        POWER,
        AFTER
    }

    private Stage stage = Stage.BEFORE;
    private boolean understood = true;
    private boolean general;
    private boolean text;
    private boolean surelyShown;
    private boolean minus;
    private boolean power;
    private boolean hasDigits;
    private int decimals;
    private int percents;
    private int thousands;
    private final StringBuilder words = new StringBuilder();

    private NumberFormatSection() {}

    static NumberFormatSection of(String code) {
        NumberFormatSection section = new NumberFormatSection();
        int at = 0;
        while (at < code.length() && section.understood) {
            at = section.step(code, at);
        }
        for (String word : section.words.toString().strip().split("\\s+", -1)) {
            section.understood &= word.isEmpty() || UNITS.contains(word.toLowerCase(Locale.ROOT));
        }
        return section;
    }

    /** Reads what is at a place, and says where it goes on. */
    private int step(String code, int at) {
        char it = code.charAt(at);
        switch (it) {
            case '0', '#', '?' -> digit(it);
            case '.' -> advance(Stage.DECIMALS);
            case ',' -> thousands++;
            case '%' -> {
                percents++;
                endDigits();
            }
            case '@' -> {
                understood &= !text;
                text = true;
            }
            case '\\' -> literal(code.substring(Math.min(at + 1, code.length()), Math.min(at + 2, code.length())));
            case '_' -> endDigits();
            case '*' -> {
                understood &= code.startsWith(" ", at + 1);
                endDigits();
            }
            case '"' -> {
                int end = code.indexOf('"', at + 1);
                understood &= end > 0;
                literal(code.substring(at + 1, Math.max(at + 1, end)));
                return Math.max(at + 1, end + 1);
            }
            case '[' -> {
                int end = code.indexOf(']', at);
                understood &=
                        end > 0 && BRACKET.matcher(code.substring(at, end + 1)).matches();
                endDigits();
                return Math.max(at + 1, end + 1);
            }
            default -> {
                return word(code, at);
            }
        }
        return it == '\\' || it == '_' || it == '*' ? at + 2 : at + 1;
    }

    private int word(String code, int at) {
        if (GENERAL.matcher(code).region(at, code.length()).lookingAt()) {
            understood &= stage == Stage.BEFORE && !general;
            general = true;
            return at + 7;
        } else if (code.startsWith("E+", at) || code.startsWith("e+", at)) {
            understood &= stage == Stage.WHOLE || stage == Stage.DECIMALS;
            stage = Stage.POWER;
            power = true;
            return at + 2;
        }
        understood &= !Character.isLetter(code.charAt(at));
        literal(code.substring(at, at + 1));
        return at + 1;
    }

    private void digit(char it) {
        understood &= stage != Stage.AFTER && !general;
        hasDigits = true;
        if (stage == Stage.BEFORE) {
            stage = Stage.WHOLE;
        }
        if (stage == Stage.WHOLE) {
            thousands = 0;
            surelyShown |= it == '0';
        } else if (stage == Stage.DECIMALS) {
            decimals++;
            surelyShown |= it == '0';
        }
    }

    private void advance(Stage to) {
        understood &= stage.ordinal() < to.ordinal() && !general;
        stage = to;
    }

    private void endDigits() {
        if (stage != Stage.BEFORE) {
            stage = Stage.AFTER;
        }
    }

    /** What is between digits would be taken for one; a minus or parentheses make a number negative. */
    private void literal(String literal) {
        endDigits();
        for (int at = 0; at < literal.length(); at++) {
            char it = literal.charAt(at);
            boolean blank = Character.isSpaceChar(it);
            if (it == '-' || it == '(') {
                understood &= !minus && stage == Stage.BEFORE;
                minus = true;
            } else if (it == ')') {
                understood &= minus;
            } else if (Character.getType(it) != Character.CURRENCY_SYMBOL) {
                words.append(blank ? ' ' : it);
            }
        }
        words.append(' ');
    }

    /** Whether it is for texts, and shows them as they are. */
    boolean isText() {
        return understood && text && !general && stage == Stage.BEFORE && isBare();
    }

    boolean hasText() {
        return text;
    }

    private boolean isBare() {
        return words.toString().isBlank() && !minus && percents == 0 && thousands == 0;
    }

    /**
     * A number as it is seen; nothing where the section is not understood.
     *
     * @param number below zero only where the minus is shown without being asked for
     */
    Optional<Shown> shown(BigDecimal number) {
        boolean plain = percents == 0 && thousands == 0;
        boolean known = understood
                && percents <= 1
                && (plain || !(general || power || text))
                && (hasDigits || general || text || words.toString().isBlank());
        if (!known || (text && !isBare())) {
            return Optional.empty();
        }
        Shown shown = general || text ? general(number) : hasDigits ? digits(number) : Shown.NOTHING;
        if (!minus) {
            return Optional.of(shown);
        }
        return Optional.of(
                number.signum() == 0
                        ? new Shown(number, "-")
                        : new Shown(shown.number().negate(), "-" + shown.text()));
    }

    private Shown digits(BigDecimal number) {
        if (power) {
            BigDecimal rounded = number.round(new MathContext(decimals + 1, RoundingMode.HALF_UP));
            return new Shown(rounded, rounded.toString());
        }
        Shown shown = Shown.rounded(number.movePointLeft(3 * thousands), decimals, percents > 0);
        return shown.number().signum() == 0 && !surelyShown ? Shown.NOTHING : shown;
    }

    private static Shown general(BigDecimal number) {
        String plain = number.abs().toPlainString();
        if (plain.length() <= LONGEST_GENERAL) {
            return new Shown(number, number.toPlainString());
        }
        int whole = number.abs().toBigInteger().toString().length();
        BigDecimal rounded = whole > LONGEST_GENERAL || number.abs().compareTo(SMALL) < 0
                ? number.round(new MathContext(DIGITS_OF_A_POWER, RoundingMode.HALF_UP))
                : number.setScale(Math.max(0, LONGEST_GENERAL - 1 - whole), RoundingMode.HALF_UP);
        return new Shown(rounded, rounded.stripTrailingZeros().toString());
    }
}
