package io.davylamp.web.whatif;

import io.davylamp.mining.InvalidValue;
import io.davylamp.web.page.Figures;
import io.davylamp.web.problem.TypedNumber;
import io.davylamp.whatif.Shock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shocks as a person types them: {@code -30%} or {@code -0.30}, empty for none.
 *
 * @param fields what was typed, each with what is wrong with it
 * @param shock the shock, where nothing is wrong and anything is typed
 */
record ShockForm(List<Field> fields, Optional<Shock> shock) {
    private static final String PREFIX = "shocks.";

    /**
     * One input of the form.
     *
     * @param name its name in the query, which is that of the API
     * @param label what it means
     * @param text what was typed
     * @param range what is allowed
     * @param error what is wrong with it; empty if nothing
     * @param advice what to do about that
     */
    record Field(String name, String label, String text, String range, String error, String advice) {}

    ShockForm {
        fields = List.copyOf(fields);
    }

    /** The form as it was sent. */
    static ShockForm of(Map<String, String> typed) {
        List<Field> fields = new ArrayList<>();
        Map<Shock.Part, Double> changes = new EnumMap<>(Shock.Part.class);
        boolean wrong = false;
        for (Shock.Part part : Shock.Part.values()) {
            String text = typed.getOrDefault(part.field(), "").strip();
            Optional<Double> change = TypedNumber.of(text);
            Field field = field(part, text, change.orElse(null));
            wrong |= !field.error().isEmpty();
            change.ifPresent(it -> changes.put(part, it));
            fields.add(field);
        }
        return new ShockForm(fields, wrong || changes.isEmpty() ? Optional.empty() : Optional.of(shock(changes)));
    }

    /** The same form with what a figure of the operator or the market does not allow; empty where no field is to blame. */
    Optional<ShockForm> refused(InvalidValue e) {
        List<Field> marked = fields.stream()
                .map(it -> e.field().equals(PREFIX + it.name())
                        ? new Field(
                                it.name(),
                                it.label(),
                                it.text(),
                                it.range(),
                                String.valueOf(e.getMessage()).replace(PREFIX, ""),
                                e.advice())
                        : it)
                .toList();
        return marked.equals(fields) ? Optional.empty() : Optional.of(new ShockForm(marked, Optional.empty()));
    }

    private static Field field(Shock.Part part, String text, @Nullable Double change) {
        String range = "%s to %s".formatted(percent(part.min()), percent(part.max()));
        String error = "";
        String advice = "";
        if (change == null && !text.isEmpty()) {
            error = "%s is “%s”, which is not a number.".formatted(part.field(), text);
            advice = "Maybe write -30% or -0.30.";
        } else if (change != null && !(change >= part.min() && change <= part.max())) {
            error = "%s is %s; allowed is %s.".formatted(part.field(), percent(change), range);
            advice = text.endsWith("%") ? "Maybe there is a digit too many." : "Maybe a percent sign is missing: -30%.";
        }
        return new Field(part.field(), label(part), text, range, error, advice);
    }

    private static Shock shock(Map<Shock.Part, Double> changes) {
        return new Shock(
                changes.getOrDefault(Shock.Part.PRICE, 0.0),
                changes.getOrDefault(Shock.Part.DIFFICULTY, 0.0),
                changes.getOrDefault(Shock.Part.FEES, 0.0),
                changes.getOrDefault(Shock.Part.POWER, 0.0),
                changes.getOrDefault(Shock.Part.VOL, 0.0),
                changes.getOrDefault(Shock.Part.RATE, 0.0),
                changes.getOrDefault(Shock.Part.OUTAGE, 0.0),
                changes.getOrDefault(Shock.Part.MACHINES, 0.0));
    }

    private static String label(Shock.Part part) {
        return switch (part) {
            case PRICE -> "BTC price";
            case DIFFICULTY -> "Difficulty";
            case FEES -> "Fees of a block";
            case POWER -> "Power price";
            case VOL -> "Implied volatility";
            case RATE -> "Interest rate, in points a year";
            case OUTAGE -> "Uptime lost";
            case MACHINES -> "Machine prices, beside hashprice";
        };
    }

    private static String percent(double fraction) {
        return Figures.percent(fraction).replace(".0 %", " %");
    }
}
