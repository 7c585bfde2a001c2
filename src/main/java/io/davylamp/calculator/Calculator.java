package io.davylamp.calculator;

import io.davylamp.calculator.Answer.Refusal;
import io.davylamp.mining.InvalidValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One formula, callable by name: a pure function from named numbers to named numbers.
 *
 * @param name kebab-case, stable: callers' spreadsheets hold it
 * @param title what it computes, for people
 * @param formula the formula as text
 * @param source where it comes from
 * @param inputs what it asks for, in the order of a form
 * @param outputs what it gives
 * @param function the formula itself, on checked figures; may throw {@link InvalidValue} where inputs contradict each
 *     other
 */
public record Calculator(
        String name,
        String title,
        String formula,
        String source,
        List<Input> inputs,
        List<Output> outputs,
        Function<CalculatorInputs, Map<String, Figure>> function) {
    public Calculator {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public static Draft named(String name, String title) {
        return new Draft(name, title);
    }

    /** The worked example's inputs. */
    public Map<String, List<Double>> example() {
        Map<String, List<Double>> example = new LinkedHashMap<>();
        inputs.forEach(input -> example.put(input.name(), input.example()));
        return example;
    }

    public Optional<Input> input(String inputName) {
        return inputs.stream().filter(it -> it.name().equals(inputName)).findFirst();
    }

    /** Computes, or says all that is wrong with the inputs: those missing, those not known, those out of range. */
    public Answer answer(Map<String, List<Double>> figures) {
        List<Refusal> refusals = refusals(figures);
        if (!refusals.isEmpty()) {
            return new Answer.Refused(refusals);
        }
        try {
            return new Answer.Computed(function.apply(new CalculatorInputs(figures)));
        } catch (InvalidValue e) {
            return new Answer.Refused(List.of(refusal(e)));
        }
    }

    private List<Refusal> refusals(Map<String, List<Double>> figures) {
        List<Refusal> refusals = new ArrayList<>();
        for (Input input : inputs) {
            List<Double> sent = figures.get(input.name());
            if (sent == null) {
                refusals.add(missing(input));
            } else {
                check(input, sent).ifPresent(refusals::add);
            }
        }
        figures.keySet().stream()
                .filter(it -> input(it).isEmpty())
                .sorted()
                .map(this::unknown)
                .forEach(refusals::add);
        return refusals;
    }

    private Optional<Refusal> check(Input input, List<Double> sent) {
        try {
            input.check(sent);
            return Optional.empty();
        } catch (InvalidValue e) {
            return Optional.of(refusal(e));
        }
    }

    private Refusal refusal(InvalidValue e) {
        boolean named = input(e.field()).isPresent();
        return new Refusal(named ? e.field() : "", String.valueOf(e.getMessage()), e.advice(), true);
    }

    private static Refusal missing(Input input) {
        return new Refusal(
                input.name(),
                "%s is missing: %s, %s.".formatted(input.name(), input.meaning(), input.unit()),
                "Maybe start from the worked example, where it is %s.".formatted(Numbers.plain(input.example())),
                true);
    }

    private Refusal unknown(String field) {
        List<String> names = inputs.stream().map(Input::name).toList();
        return new Refusal(
                field,
                "%s is not an input of %s.".formatted(field, name),
                "Maybe one of these is meant: %s.".formatted(String.join(", ", names)),
                false);
    }
}
