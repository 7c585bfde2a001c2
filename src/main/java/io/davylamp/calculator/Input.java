package io.davylamp.calculator;

import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Range;
import java.util.Arrays;
import java.util.List;

/**
 * One number, or one list of numbers, a calculator asks for.
 *
 * @param name as callers write it, with the unit in it
 * @param unit the unit, as on pages
 * @param meaning what the number says, in a few words
 * @param shape a number, a whole number or a list
 * @param min the least allowed
 * @param max the most allowed
 * @param example the worked example's value; one figure unless a list
 */
public record Input(
        String name, String unit, String meaning, Shape shape, double min, double max, List<Double> example) {

    /** How many figures there are, and which. */
    public sealed interface Shape {
        /** One number. */
        record Number() implements Shape {}

        /** One number without a fraction. */
        record Whole() implements Shape {}

        /** A list of numbers, with the least and the most of them. */
        record Series(int least, int most) implements Shape {}
    }

    private static final int MAX_SERIES_LENGTH = 5_000;

    public Input {
        example = List.copyOf(example);
    }

    public static Input number(String name, String unit, String meaning, double example) {
        return new Input(
                name, unit, meaning, new Shape.Number(), -Double.MAX_VALUE, Double.MAX_VALUE, List.of(example));
    }

    public static Input whole(String name, String unit, String meaning, long example) {
        return number(name, unit, meaning, example).shaped(new Shape.Whole());
    }

    public static Input series(String name, String unit, String meaning, double... example) {
        List<Double> figures = Arrays.stream(example).boxed().toList();
        return new Input(
                name,
                unit,
                meaning,
                new Shape.Series(1, MAX_SERIES_LENGTH),
                -Double.MAX_VALUE,
                Double.MAX_VALUE,
                figures);
    }

    public Input within(double least, double most) {
        return new Input(name, unit, meaning, shape, least, most, example);
    }

    /** A list of so many figures. */
    public Input of(int least, int most) {
        return shaped(new Shape.Series(least, most));
    }

    private Input shaped(Shape other) {
        return new Input(name, unit, meaning, other, min, max, example);
    }

    public boolean isSeries() {
        return shape instanceof Shape.Series;
    }

    public boolean isWhole() {
        return shape instanceof Shape.Whole;
    }

    /**
     * Checks figures sent for this input.
     *
     * @throws InvalidValue naming this input, the value, the range and advice
     */
    void check(List<Double> figures) {
        if (shape instanceof Shape.Series series) {
            checkCount(figures.size(), series.least(), series.most(), "figures");
        } else {
            checkCount(figures.size(), 1, 1, "figure");
        }
        for (double figure : figures) {
            Range.within(name, figure, min, max, advice());
            if (isWhole() && figure != Math.rint(figure)) {
                throw new InvalidValue(
                        name, "%s is %s; it must be a whole number.".formatted(name, figure), "Maybe round it.");
            }
        }
    }

    private void checkCount(int count, int least, int most, String what) {
        if (count < least || count > most) {
            String allowed = least == most ? String.valueOf(least) : "%d to %d".formatted(least, most);
            throw new InvalidValue(
                    name,
                    "%s has %d %s; allowed is %s.".formatted(name, count, count == 1 ? "figure" : "figures", allowed),
                    "Maybe %s.".formatted(most == 1 ? "send a number, not a list" : "send a list of " + what));
        }
    }

    /** What is usually wrong with a figure of this unit. */
    private String advice() {
        return switch (unit) {
            case "fraction", "fraction/year" -> "Maybe it is a percentage: write 0.02 for 2 %.";
            case "USD/kWh" -> "Maybe cents or USD per MWh were given: 52 USD/MWh is 0.052.";
            case "years" -> "Maybe days were given: 90 days are 0.2466 years.";
            case "PH/s" -> "Maybe TH/s or EH/s were given: 1 EH/s is 1,000 PH/s.";
            case "BTC", "BTC/block" -> "Maybe satoshis were given: write BTC.";
            default -> "Maybe another unit was meant: this one is %s.".formatted(unit);
        };
    }
}
