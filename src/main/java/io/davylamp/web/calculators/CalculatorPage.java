package io.davylamp.web.calculators;

import io.davylamp.calculator.Answer;
import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.Figure;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Numbers;
import io.davylamp.calculator.Output;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A calculator as a form, with what came of it.
 *
 * @param calculator the calculator
 * @param fields its inputs as they were typed, each with what is wrong with it
 * @param results its outputs; empty where something is wrong
 * @param problem what is wrong where no single field is to blame; empty if nothing
 * @param worked whether this is the worked example unchanged
 */
record CalculatorPage(Calculator calculator, List<Field> fields, List<Result> results, String problem, boolean worked) {
    private static final MathContext SHOWN = new MathContext(10);

    /** One input of the form. */
    record Field(Input input, String text, String range, String error, String advice) {}

    /** One output; a reason where there is no number. */
    record Result(Output output, String value, String reason) {}

    /** The form as it is first shown: the worked example. */
    static CalculatorPage example(Calculator calculator) {
        return of(calculator, texts(calculator), true);
    }

    /** The form as it was sent. */
    static CalculatorPage of(Calculator calculator, Map<String, String> texts) {
        return of(calculator, texts, texts.equals(texts(calculator)));
    }

    private static CalculatorPage of(Calculator calculator, Map<String, String> texts, boolean worked) {
        Map<String, String> unreadable = new LinkedHashMap<>();
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (Input input : calculator.inputs()) {
            String text = texts.getOrDefault(input.name(), "").strip();
            if (!text.isEmpty()) {
                numbers(text)
                        .ifPresentOrElse(
                                it -> figures.put(input.name(), it),
                                () -> unreadable.put(input.name(), "“%s” is not a number.".formatted(text)));
            }
        }
        Answer answer = calculator.answer(figures);
        List<Answer.Refusal> refusals = answer instanceof Answer.Refused it ? it.refusals() : List.of();
        String problem = refusals.stream()
                .filter(it -> it.field().isEmpty())
                .map(it -> it.message() + " " + it.advice())
                .findFirst()
                .orElse("");
        return new CalculatorPage(
                calculator,
                fields(calculator, texts, unreadable, refusals),
                results(calculator, answer),
                problem,
                worked);
    }

    private static List<Field> fields(
            Calculator calculator,
            Map<String, String> texts,
            Map<String, String> unreadable,
            List<Answer.Refusal> refusals) {
        List<Field> fields = new ArrayList<>();
        for (Input input : calculator.inputs()) {
            Optional<Answer.Refusal> refusal = refusals.stream()
                    .filter(it -> it.field().equals(input.name()))
                    .findFirst();
            String error = Optional.ofNullable(unreadable.get(input.name()))
                    .or(() -> refusal.map(Answer.Refusal::message))
                    .orElse("");
            String advice = unreadable.containsKey(input.name())
                    ? "Maybe write it plainly: 0.07, 125000, 1.2e14; several apart by commas."
                    : refusal.map(Answer.Refusal::advice).orElse("");
            fields.add(new Field(input, texts.getOrDefault(input.name(), ""), range(input), error, advice));
        }
        return fields;
    }

    private static List<Result> results(Calculator calculator, Answer answer) {
        if (!(answer instanceof Answer.Computed computed)) {
            return List.of();
        }
        return calculator.outputs().stream()
                .map(it -> result(it, Objects.requireNonNull(computed.figures().get(it.name()))))
                .toList();
    }

    private static Result result(Output output, Figure figure) {
        return figure instanceof Figure.Value value
                ? new Result(output, shown(value.number()), "")
                : new Result(output, "", ((Figure.None) figure).reason());
    }

    private static Map<String, String> texts(Calculator calculator) {
        Map<String, String> texts = new LinkedHashMap<>();
        calculator.inputs().forEach(it -> texts.put(it.name(), Numbers.plain(it.example())));
        return texts;
    }

    private static Optional<List<Double>> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        for (String part : text.split("[,;\\s]+")) {
            try {
                numbers.add(new BigDecimal(part).doubleValue());
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    private static String range(Input input) {
        String range = "%s to %s".formatted(shown(input.min()), shown(input.max()));
        return input.isSeries() ? "a list, each " + range : input.isWhole() ? "whole, " + range : range;
    }

    /** Ten digits that count, thousands apart. */
    private static String shown(double number) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(20);
        return format.format(new BigDecimal(number).round(SHOWN));
    }
}
