package io.davylamp.calculator.family;

import static io.davylamp.calculator.Quantities.usd;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.CalculatorInputs;
import io.davylamp.calculator.Figure;
import io.davylamp.calculator.Input;
import io.davylamp.calculator.Quantities;
import io.davylamp.metrics.site.Decline;
import io.davylamp.metrics.site.Depreciation;
import java.util.List;
import java.util.OptionalDouble;

/** How long machines last, and what their cost is a month. */
public final class HardwareCalculators {
    private HardwareCalculators() {}

    public static List<Calculator> all() {
        return List.of(economicLife(), depreciation());
    }

    private static Calculator economicLife() {
        return Calculator.named("economic-life", "Months until machines no longer cover their cash cost")
                .formula("ln(HP / HP_be) / ln(1 + g), or the halving where that ends it")
                .source("Difficulty growth at a flat price")
                .inputs(
                        Quantities.hashprice("hashpriceUsdPerPhDay", "hashprice today", 36),
                        Quantities.hashprice("breakevenUsdPerPhDay", "breakeven hashprice", 32.1984))
                .inputs(decline())
                .on(in -> new Life(decline(in), in))
                .maybe(
                        "months",
                        "months",
                        "without a halving",
                        it -> it.months(Decline.steady(it.in.number("difficultyGrowthPerMonth"))))
                .maybe("monthsWithHalving", "months", "with the halving", it -> it.months(it.decline))
                .done();
    }

    private record Life(Decline decline, CalculatorInputs in) {
        Figure months(Decline by) {
            return Figure.of(
                    by.monthsUntil(in.number("hashpriceUsdPerPhDay"), in.number("breakevenUsdPerPhDay")),
                    "the hashprice never thins to the breakeven");
        }
    }

    private static Calculator depreciation() {
        return Calculator.named("depreciation", "Depreciation: straight, by production, halving-aware")
                .formula(
                        "(cost − salvage) / months; × TH-days / TH-days of the life; by month in proportion to expected revenue")
                .source("Accounting's own; the last by (1 + g)^−t and the halving's factor")
                .inputs(
                        usd("costUsd", "what was paid", 4_000_000),
                        usd("salvageUsd", "what is left at the end", 400_000),
                        Input.whole("months", "months", "months of life", 36).within(1, 600),
                        Input.whole("month", "months", "month of interest, the first is 1", 1)
                                .within(1, 600),
                        thDays("thDays", "work of the period, TH/s × days", 3_000_000),
                        thDays("thDaysOfLife", "work expected of the whole life", 108_000_000))
                .inputs(decline())
                .on(in -> new Written(new Depreciation(in.number("costUsd"), in.number("salvageUsd")), in))
                .output(
                        "straightUsd",
                        "USD/month",
                        "straight line",
                        it -> it.by.straightUsdPerMonth(it.in.number("months")))
                .output(
                        "byProductionUsd",
                        "USD",
                        "by units of production",
                        it -> it.by.byProductionUsd(it.in.number("thDays"), it.in.number("thDaysOfLife")))
                .maybe("halvingAwareUsd", "USD", "halving-aware, in that month", Written::halvingAware)
                .done();
    }

    private record Written(Depreciation by, CalculatorInputs in) {
        Figure halvingAware() {
            double[] months = by.halvingAwareUsd(in.whole("months"), decline(in));
            int month = in.whole("month");
            return month > months.length ? new Figure.None("the life is over by then") : Figure.of(months[month - 1]);
        }
    }

    private static Input[] decline() {
        return new Input[] {
            Input.number("difficultyGrowthPerMonth", "fraction", "growth of difficulty a month", 0.02)
                    .within(-0.5, 1),
            Input.number("halvingMonth", "months", "months until the halving", 22)
                    .within(0, 48),
            Input.number("halvingFactor", "ratio", "hashprice after it over before; 1: no halving", 0.52)
                    .within(0.01, 1)
        };
    }

    private static Decline decline(CalculatorInputs in) {
        return new Decline(
                in.number("difficultyGrowthPerMonth"),
                OptionalDouble.of(in.number("halvingMonth")),
                in.number("halvingFactor"));
    }

    private static Input thDays(String name, String meaning, double example) {
        return Input.number(name, "TH-days", meaning, example).within(1, 1e15);
    }
}
