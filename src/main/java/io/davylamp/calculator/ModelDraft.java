package io.davylamp.calculator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A calculator of which only outputs are still to be written down. */
public final class ModelDraft<M> {
    private final BiFunction<List<Output>, Function<CalculatorInputs, Map<String, Figure>>, Calculator> calculator;
    private final Function<CalculatorInputs, M> model;
    private final List<Output> outputs = new ArrayList<>();
    private final Map<String, Function<M, Figure>> figures = new LinkedHashMap<>();

    ModelDraft(
            BiFunction<List<Output>, Function<CalculatorInputs, Map<String, Figure>>, Calculator> calculator,
            Function<CalculatorInputs, M> model) {
        this.calculator = calculator;
        this.model = model;
    }

    public ModelDraft<M> output(String name, String unit, String meaning, ToDoubleFunction<M> figure) {
        return maybe(name, unit, meaning, it -> Figure.of(figure.applyAsDouble(it)));
    }

    /** An output that may have no number. */
    public ModelDraft<M> maybe(String name, String unit, String meaning, Function<M, Figure> figure) {
        outputs.add(new Output(name, unit, meaning));
        figures.put(name, figure);
        return this;
    }

    public Calculator done() {
        Map<String, Function<M, Figure>> all = new LinkedHashMap<>(figures);
        return calculator.apply(outputs, given -> {
            M made = model.apply(given);
            Map<String, Figure> computed = new LinkedHashMap<>();
            all.forEach((name, figure) -> computed.put(name, figure.apply(made)));
            return computed;
        });
    }
}
