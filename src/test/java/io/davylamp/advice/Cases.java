package io.davylamp.advice;

import io.davylamp.advice.plan.Case;
import io.davylamp.hedging.HedgeDesk;
import io.davylamp.hedging.HedgeRequest;
import io.davylamp.hedging.PricedHedge;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.StressScenario;
import io.davylamp.metrics.operator.OperatorMetrics;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.testing.Markets;
import io.davylamp.testing.Operators;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Operators that need advice, and the market of late July 2022 they stand in. */
public final class Cases {
    public static final Instant NOW = Instant.parse("2022-07-26T00:00:00Z");
    public static final StressScenario STRESS = new StressScenario(-0.30, 0.10, 0.15);
    public static final Quotes QUOTES = Markets.quotes(0.05, 0.75, 0.03);
    private static final OperatorId ID = new OperatorId("acme");

    private Cases() {}

    /** What differs between them. */
    public record Figures(
            double hashratePh,
            double joulesPerTh,
            double powerUsdPerKwh,
            double otherUsdPerDay,
            double cashUsd,
            double freeBtc,
            double debtServiceUsdPerDay) {}

    /** 2,000 PH/s that just about pay for themselves: 10 BTC a day at 20,000 USD. */
    public static final Figures STRAINED = new Figures(2_000, 30, 0.06, 15_000, 6e6, 300, 20_000);

    public static Case of(Figures figures, HedgePosition... hedges) {
        return of(figures, QUOTES, hedges);
    }

    public static Case of(Figures figures, Quotes quotes, HedgePosition... hedges) {
        OperatorState state = OperatorState.empty(Operators.aProfile("acme"))
                .with(new Reading.Fleet("f", NOW, ID, figures.hashratePh(), 0.95, figures.joulesPerTh()))
                .with(new Reading.Cost("c", NOW, ID, figures.powerUsdPerKwh(), figures.otherUsdPerDay(), 0))
                .with(Operators.treasury("t", NOW, ID, figures.cashUsd(), figures.freeBtc()))
                .with(new Reading.Debt(
                        "d",
                        NOW,
                        ID,
                        List.of(new Loan("loan", 1e7, figures.debtServiceUsdPerDay(), new Loan.Collateral.None())),
                        false))
                .with(new Reading.Hedges("h", NOW, ID, List.of(hedges)));
        MarketSnapshot market = new MarketSnapshot(NOW, 20_000, 27.7e12, 6.25, 0.1, OptionalDouble.empty(), quotes);
        return new Case(state, market, OperatorMetrics.compute(state, market, STRESS, NOW), NOW);
    }

    /** A hedge for an operator, as its assessment prices it. */
    public static PricedHedge priced(HedgeRequest request, Case operator) {
        return new HedgeDesk(STRESS, Mandate.HOUSE)
                .price(request, operator.state(), operator.market(), operator.metrics(), operator.at());
    }

    /** Any operator whose sizes hang together, by a seed. */
    public static Figures random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double hashrate = 200 + 5_000 * random.nextDouble();
        double revenue = hashrate * 0.95 * 92;
        return new Figures(
                hashrate,
                20 + 18 * random.nextDouble(),
                0.03 + 0.05 * random.nextDouble(),
                revenue * 0.15 * random.nextDouble(),
                revenue * (10 + 150 * random.nextDouble()),
                hashrate * 0.3 * random.nextDouble(),
                revenue * 0.3 * random.nextDouble());
    }
}
