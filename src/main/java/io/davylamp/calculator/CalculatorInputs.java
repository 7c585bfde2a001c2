package io.davylamp.calculator;

import java.util.List;
import java.util.Map;

/** The figures a calculation was asked with: each declared by the calculator, and within its range. */
public final class CalculatorInputs {
    private final Map<String, List<Double>> figures;

    CalculatorInputs(Map<String, List<Double>> figures) {
        this.figures = figures;
    }

    public double number(String name) {
        return series(name).get(0);
    }

    public int whole(String name) {
        return (int) number(name);
    }

    public List<Double> series(String name) {
        List<Double> series = figures.get(name);
        if (series == null) {
            throw new IllegalStateException(
                    "the calculator asks for %s, which is not one of its inputs".formatted(name));
        }
        return series;
    }

    public double[] array(String name) {
        return series(name).stream().mapToDouble(Double::doubleValue).toArray();
    }
}
