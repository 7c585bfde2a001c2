package io.davylamp.web.calculators;

import io.davylamp.calculator.Answer;
import io.davylamp.calculator.Figure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a calculator gives.
 *
 * @param calculator its name
 * @param outputs the numbers, by the output's name
 * @param unavailable outputs without a number, and why
 */
@Schema(description = "A calculator's outputs")
public record CalculatorReport(String calculator, Map<String, Double> outputs, Map<String, String> unavailable) {
    static CalculatorReport of(String calculator, Answer.Computed answer) {
        Map<String, String> unavailable = new LinkedHashMap<>();
        answer.figures().forEach((name, figure) -> {
            if (figure instanceof Figure.None none) {
                unavailable.put(name, none.reason());
            }
        });
        return new CalculatorReport(calculator, numbers(answer), unavailable);
    }

    static Map<String, Double> numbers(Answer.Computed answer) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        answer.figures().forEach((name, figure) -> {
            if (figure instanceof Figure.Value value) {
                numbers.put(name, value.number());
            }
        });
        return numbers;
    }
}
