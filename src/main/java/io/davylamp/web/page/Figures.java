package io.davylamp.web.page;

import java.util.Locale;

/** How pages write numbers: the precision a reader of that unit expects, thousands apart, shares as percentages. */
public final class Figures {
    private Figures() {}

    /** A value of a metric, in the unit its {@code @Unit} names. */
    public static String of(Object value, String unit) {
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        } else if (value instanceof Double number) {
            return isShare(unit) ? percent(number) : number(number, unit);
        }
        return String.valueOf(value);
    }

    /** The unit as written after a value; shares carry their sign already. */
    public static String unit(String unit) {
        return switch (unit) {
            case "fraction" -> "";
            case "fraction/year" -> "a year";
            case "0-100" -> "of 100";
            case "yes/no", "name", "text", "reason", "scenario", "input", "ratio", "multiple" -> "";
            default -> unit;
        };
    }

    public static String usd(double value) {
        return number(value, "USD");
    }

    public static String percent(double fraction) {
        return String.format(Locale.ROOT, "%,.1f %%", 100 * fraction);
    }

    public static String plain(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static String number(double value, String unit) {
        return switch (unit) {
            case "BTC/PH/day" -> plain(value, 8);
            case "BTC/day" -> plain(value, 4);
            case "USD/kWh" -> plain(value, 4);
            case "USD", "USD/day", "USD/BTC" -> plain(value, 0);
            case "ratio", "multiple" -> plain(value, 3);
            case "days", "months", "0-100" -> plain(value, 1);
            default -> plain(value, 2);
        };
    }

    private static boolean isShare(String unit) {
        return unit.startsWith("fraction");
    }
}
