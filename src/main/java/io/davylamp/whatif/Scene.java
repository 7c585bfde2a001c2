package io.davylamp.whatif;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.OperatorMoment;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.OnEstimates;
import io.davylamp.metrics.operator.CallRemedy;
import io.davylamp.mining.DatedFuture;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Loan;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.mining.VolPoint;
import io.davylamp.rules.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything one operator is judged from: its state and the market at a moment.
 *
 * @param state what is known of the operator
 * @param market the market, where it is known
 * @param at the moment judged
 */
public record Scene(OperatorState state, Optional<MarketSnapshot> market, Instant at) {
    static final double MAX_USD_PER_KWH = 2;

    /**
     * The assessment of this moment by itself: hysteresis remembers nothing, so the grade is the raw one and a shock
     * shows at once, whatever confirmation the rulebook asks for.
     */
    Assessment assessment(RuleSet rules) {
        return new OperatorMoment(state, market, at).judgedBy(rules);
    }

    /**
     * The same with what the operator published filled in and what it left out estimated, so that a shock moves that, too;
     * from the rulebook's second edition on.
     */
    public Scene completed(RuleSet rules) {
        return new Scene(new OperatorMoment(state, market, at).completed(rules).state(), market, at);
    }

    /** What whoever acts on its figures must know of them: that some are estimated; empty where none is. */
    public List<String> cautions(RuleSet rules) {
        return OnEstimates.caution(new OperatorMoment(state, market, at).metrics(rules)).stream()
                .toList();
    }

    /**
     * This scene after a shock, pledged machines repriced as the rulebook's policy says.
     *
     * @throws InvalidValue where the shock leads out of what a figure may be
     */
    Scene under(Shock shock, RuleSet rules) {
        return shock.equals(Shock.NONE) ? this : under(shock, market.map(it -> shocked(it, shock)), rules);
    }

    /** The same with the market shocked already. */
    Scene under(Shock shock, Optional<MarketSnapshot> shocked, RuleSet rules) {
        Repricing repricing = repricing(shock, shocked, rules);
        OperatorState moved = new OperatorState(
                state.profile(),
                state.fleet().map(it -> fleet(it, shock)),
                state.cost().map(it -> cost(it, shock)),
                state.debt().map(repricing::debt),
                state.hedges(),
                state.treasuryMonths());
        return new Scene(moved, shocked, at);
    }

    /** What a shock does to machines. */
    Repricing repricing(Shock shock, Optional<MarketSnapshot> shocked, RuleSet rules) {
        return market.isPresent() && shocked.isPresent()
                ? Repricing.of(
                        market.get(),
                        shocked.get(),
                        shock,
                        rules.policy().stress().machineElasticity())
                : Repricing.withoutMarket(shock);
    }

    /** What ends each margin call that has come. */
    public List<CallRemedy> remedies() {
        return market.map(it -> CallRemedy.of(state, it)).orElse(List.of());
    }

    /** Whether a loan is secured by machines. */
    boolean pledgesMachines() {
        return state.debt().stream()
                .flatMap(it -> it.loans().stream())
                .anyMatch(it -> it.collateral() instanceof Loan.Collateral.Asic);
    }

    /** A market after a shock. The seven-day hashprice moves with price, difficulty and reward. */
    static MarketSnapshot shocked(MarketSnapshot market, Shock shock) {
        double price = 1 + shock.priceChange();
        double difficulty = 1 + shock.difficultyChange();
        double fees = market.feesBtcPerBlock() * (1 + shock.feesChange());
        double reward = (market.subsidyBtc() + fees) / (market.subsidyBtc() + market.feesBtcPerBlock());
        OptionalDouble hashprice = market.hashprice7dUsdPerPhDay();
        return new MarketSnapshot(
                market.at(),
                market.priceUsd() * price,
                market.difficulty() * difficulty,
                market.subsidyBtc(),
                fees,
                hashprice.isPresent()
                        ? OptionalDouble.of(hashprice.getAsDouble() * price / difficulty * reward)
                        : hashprice,
                shocked(market.quotes(), shock));
    }

    private static Quotes shocked(Quotes quotes, Shock shock) {
        try {
            return new Quotes(
                    quotes.futuresBasisPerYear(),
                    moved(quotes.impliedVol(), 1 + shock.volChange(), 0),
                    moved(quotes.ratePerYear(), 1, shock.rateChange()),
                    quotes.futures().stream()
                            .map(it -> new DatedFuture(it.expiry(), it.priceUsd() * (1 + shock.priceChange())))
                            .toList(),
                    quotes.vols().stream().map(it -> moved(it, shock)).toList());
        } catch (InvalidValue e) {
            String field = e.field().endsWith("impliedVol") ? "shocks.volChange" : "shocks.rateChange";
            throw new InvalidValue(field, "%s: %s".formatted(field, e.getMessage()), "Maybe shock it less.");
        }
    }

    /** Volatilities stay with the moneyness: strikes and forwards move with the price. */
    private static VolPoint moved(VolPoint it, Shock shock) {
        double price = 1 + shock.priceChange();
        return new VolPoint(
                it.expiry(),
                it.strikeUsd() * price,
                it.forwardUsd() * price,
                it.impliedVol() * (1 + shock.volChange()));
    }

    private static OptionalDouble moved(OptionalDouble figure, double factor, double more) {
        return figure.isPresent() ? OptionalDouble.of(figure.getAsDouble() * factor + more) : figure;
    }

    private static Reading.Fleet fleet(Reading.Fleet it, Shock shock) {
        return new Reading.Fleet(
                it.id(),
                it.at(),
                it.operatorId(),
                it.hashratePh(),
                it.uptime() * (1 - shock.outage()),
                it.joulesPerTh(),
                it.machines(),
                it.host());
    }

    private static Reading.Cost cost(Reading.Cost it, Shock shock) {
        double usdPerKwh = it.powerPriceUsdPerKwh() * (1 + shock.powerChange());
        if (usdPerKwh > MAX_USD_PER_KWH) {
            throw new InvalidValue(
                    "shocks.powerChange",
                    "shocks.powerChange makes power %.3f USD/kWh; allowed is up to %.0f."
                            .formatted(usdPerKwh, MAX_USD_PER_KWH),
                    "Maybe it is a percentage: write 0.15 for 15 %.");
        }
        return new Reading.Cost(
                it.id(),
                it.at(),
                it.operatorId(),
                usdPerKwh,
                it.otherCashCostUsdPerDay(),
                it.curtailmentCreditsUsdPerDay(),
                it.sustainingCapexUsdPerDay());
    }

    /** What power costs, where it is known. */
    OptionalDouble usdPerKwh() {
        return state.cost().isPresent()
                ? OptionalDouble.of(state.cost().get().powerPriceUsdPerKwh())
                : OptionalDouble.empty();
    }
}
