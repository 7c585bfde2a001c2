package io.davylamp.web.calculators;

import io.davylamp.calculator.Answer;
import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A calculator as the API lists it.
 *
 * @param name the name to call it by
 * @param title what it computes
 * @param family with which others it belongs
 * @param formula the formula as text
 * @param source where it comes from
 * @param inputs what it asks for
 * @param outputs what it gives
 * @param example the worked example, inputs and their results
 */
@Schema(name = "Calculator", description = "A formula that can be called, with units, ranges and a worked example")
public record CalculatorInfo(
        String name,
        String title,
        String family,
        String formula,
        String source,
        List<Asked> inputs,
        List<Output> outputs,
        Example example) {

    /**
     * @param kind {@code number}, {@code whole} (a number without a fraction) or {@code list}
     * @param min the least allowed
     * @param max the most allowed
     */
    @Schema(name = "CalculatorInput")
    public record Asked(String name, String unit, String meaning, String kind, double min, double max) {
        static Asked of(Input input) {
            String kind = input.isSeries() ? "list" : input.isWhole() ? "whole" : "number";
            return new Asked(input.name(), input.unit(), input.meaning(), kind, input.min(), input.max());
        }
    }

    /** What to send, as it is sent, and what comes back. */
    @Schema(name = "CalculatorExample")
    public record Example(Map<String, Object> inputs, Map<String, Double> outputs) {}

    static CalculatorInfo of(String family, Calculator calculator) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (Input input : calculator.inputs()) {
            inputs.put(
                    input.name(),
                    input.isSeries() ? input.example() : input.example().get(0));
        }
        Answer.Computed answer = (Answer.Computed) calculator.answer(calculator.example());
        return new CalculatorInfo(
                calculator.name(),
                calculator.title(),
                family,
                calculator.formula(),
                calculator.source(),
                calculator.inputs().stream().map(Asked::of).toList(),
                calculator.outputs(),
                new Example(inputs, CalculatorReport.numbers(answer)));
    }
}
