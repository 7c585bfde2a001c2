package io.davylamp.calculator;

import io.davylamp.metrics.StressScore;
import java.util.List;

/** How the network's mining stands. */
final class NetworkCalculators {
    private NetworkCalculators() {}

    static List<Calculator> all() {
        return List.of(stressScore());
    }

    private static Calculator stressScore() {
        return Calculator.named("network-stress", "The network's mining revenue stress score")
                .formula("100 × (0.25 s1 + 0.25 s2 + 0.20 s3 + 0.15 s4 + 0.15 s5), each within 0 and 1: s1 = (0.25 −"
                        + " percentile) / 0.25, s2 = (1 − Puell) / 0.5, s3 = (−0.05 − change) / 0.40, s4 = (−0.25 −"
                        + " drawdown) / 0.50, s5 = (1 − ribbon) / 0.05")
                .source("House score, weighted with the episodes since 2017 in view; the example is 2018-12-15")
                .inputs(
                        Quantities.share(
                                "percentile1460d", "rank of the 7-day hashprice in 1,460 days", 0.0006849315068493151),
                        Input.number("puell7d", "multiple", "7-day mean of the Puell multiple", 0.3545776398494513)
                                .within(0, 100),
                        Input.number(
                                        "change90d",
                                        "fraction",
                                        "change of the 7-day hashprice in 90 days",
                                        -0.35158851386836776)
                                .within(-1, 1000),
                        Input.number(
                                        "drawdown365d",
                                        "fraction",
                                        "7-day hashprice over its highest of a year − 1",
                                        -0.9576867590418114)
                                .within(-1, 0),
                        Input.number("ribbonRatio", "ratio", "30-day over 60-day mean hashrate", 0.8767821973880543)
                                .within(0, 10))
                .output(
                        "score",
                        "0-100",
                        "from 20 WATCH, 40 STRESSED, 60 SEVERE, 75 CAPITULATION while the ribbon is inverted",
                        it -> StressScore.of(
                                it.number("percentile1460d"),
                                it.number("puell7d"),
                                it.number("change90d"),
                                it.number("drawdown365d"),
                                it.number("ribbonRatio")))
                .done();
    }
}
