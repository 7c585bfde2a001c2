package io.davylamp.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CalculatorPropertiesTest {
    /** What a random list may be made of: long simulations are left to their own tests. */
    private static final long MAX_PATHS = 200;

    @Property(tries = 5000)
    void no_calculator_throws_within_its_ranges(@ForAll("calculators") Calculator calculator, @ForAll Random random) {
        // Given
        Map<String, List<Double>> figures = figures(calculator, random);

        // When
        Answer answer = calculator.answer(figures);

        // Then
        if (answer instanceof Answer.Refused refused) {
            assertThat(refused.refusals())
                    .allSatisfy(it -> assertThat(calculator.input(it.field())).isPresent());
        } else {
            assertThat(((Answer.Computed) answer).figures()).hasSameSizeAs(calculator.outputs());
        }
    }

    @Property(tries = 300)
    void the_same_figures_give_the_same_answer(@ForAll("calculators") Calculator calculator, @ForAll Random random) {
        // Given
        Map<String, List<Double>> figures = figures(calculator, random);

        // When
        Answer first = calculator.answer(figures);

        // Then
        assertThat(calculator.answer(figures)).isEqualTo(first);
    }

    @Provide
    Arbitrary<Calculator> calculators() {
        return Arbitraries.of(Calculators.all());
    }

    private static Map<String, List<Double>> figures(Calculator calculator, Random random) {
        Map<String, List<Double>> figures = new HashMap<>();
        int length = Math.max(1 + random.nextInt(3), shortest(calculator));
        for (Input input : calculator.inputs()) {
            int count = input.isSeries() ? length : 1;
            figures.put(
                    input.name(),
                    Stream.generate(() -> figure(input, random))
                            .limit(count)
                            .sorted()
                            .toList());
        }
        return figures;
    }

    /** Lists of one calculator belong together: all are as long as the one that needs most. */
    private static int shortest(Calculator calculator) {
        return calculator.inputs().stream()
                .mapToInt(it -> it.shape() instanceof Input.Shape.Series series ? series.least() : 1)
                .max()
                .orElse(1);
    }

    /** Bounds, figures all over the range and figures near the example, in equal parts. */
    private static double figure(Input input, Random random) {
        double max = input.name().equals("paths") ? MAX_PATHS : input.max();
        double figure = switch (random.nextInt(6)) {
            case 0 -> input.min();
            case 1 -> max;
            case 2 -> input.min() + random.nextDouble() * (max - input.min());
            case 3 -> logarithmic(input.min(), max, random);
            default -> input.example().get(0) * (0.5 + random.nextDouble());
        };
        double within = Math.max(input.min(), Math.min(max, figure));
        return input.isWhole() ? Math.rint(within) : within;
    }

    private static double logarithmic(double min, double max, Random random) {
        double low = Math.log(Math.max(min, 1e-9));
        return Math.exp(low + random.nextDouble() * (Math.log(Math.max(max, 1e-9)) - low));
    }
}
