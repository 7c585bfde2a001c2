package io.davylamp.calculator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A calculator being written down: names first, then inputs, then outputs. */
public final class Draft {
    private final String name;
    private final String title;
    private final List<Input> inputs = new ArrayList<>();
    private String formula = "";
    private String source = "";

    Draft(String name, String title) {
        this.name = name;
        this.title = title;
    }

    public Draft formula(String text) {
        formula = text;
        return this;
    }

    public Draft source(String text) {
        source = text;
        return this;
    }

    public Draft inputs(Input... given) {
        inputs.addAll(List.of(given));
        return this;
    }

    /** The first output, computed straight from the inputs. */
    public ModelDraft<CalculatorInputs> output(
            String output, String unit, String meaning, ToDoubleFunction<CalculatorInputs> figure) {
        return on(Function.identity()).output(output, unit, meaning, figure);
    }

    /** The first output, where it may have no number. */
    public ModelDraft<CalculatorInputs> maybe(
            String output, String unit, String meaning, Function<CalculatorInputs, Figure> figure) {
        return on(Function.identity()).maybe(output, unit, meaning, figure);
    }

    /** Outputs are read off a model, which is made once from the inputs. */
    public <M> ModelDraft<M> on(Function<CalculatorInputs, M> model) {
        return new ModelDraft<>(
                (outputs, function) -> new Calculator(name, title, formula, source, inputs, outputs, function), model);
    }
}
