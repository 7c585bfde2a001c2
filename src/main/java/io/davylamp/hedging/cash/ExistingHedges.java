package io.davylamp.hedging.cash;

import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.ForwardMarket;
import io.davylamp.hedging.pricing.Greeks;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The hedges an operator has, as far as its readings report them: positions not expired that cover production. They are
 * valued as if they ran to the end of the horizon; one without a strike is taken to have been made at today's price. Of
 * a collar or a spread only the put bought is reported, so the other leg is left out. Hashrate paid for up front pays
 * nothing more: its coins are delivered.
 *
 * @param positions the open positions
 * @param spotUsd today's price, USD per BTC
 */
public record ExistingHedges(List<HedgePosition> positions, double spotUsd) {
    private static final Set<Instrument> FIXED =
            EnumSet.of(Instrument.SELL_FUTURES, Instrument.HASHRATE_FORWARD, Instrument.PREPAID_HASHRATE);
    private static final Set<Instrument> FLOORS =
            EnumSet.of(Instrument.BUY_PUTS, Instrument.PUT_SPREAD, Instrument.ZERO_COST_COLLAR);

    /** One BTC sold forward. */
    private static final Greeks SOLD = new Greeks(-1, 0, 0, 0);

    public ExistingHedges {
        positions = List.copyOf(positions);
    }

    public static ExistingHedges of(OperatorState state, double spotUsd, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<HedgePosition> open = state.hedges().stream()
                .flatMap(it -> it.positions().stream())
                .filter(it -> FIXED.contains(it.instrument()) || FLOORS.contains(it.instrument()))
                .filter(it -> !it.expiry().isBefore(today))
                .toList();
        return new ExistingHedges(open, spotUsd);
    }

    /** BTC of production they cover. */
    public double btc() {
        return positions.stream().mapToDouble(HedgePosition::btc).sum();
    }

    /** What they pay in all at a price and difficulty, USD. */
    public double payoffUsd(double priceUsd, double difficultyRatio) {
        double sum = 0;
        for (HedgePosition position : positions) {
            sum += position.btc() * payoffUsd(position, priceUsd, difficultyRatio);
        }
        return sum;
    }

    private double payoffUsd(HedgePosition position, double priceUsd, double difficultyRatio) {
        double strike = position.strikeUsd().orElse(spotUsd);
        return switch (position.instrument()) {
            case BUY_PUTS, PUT_SPREAD, ZERO_COST_COLLAR -> Math.max(strike - priceUsd, 0);
            case HASHRATE_FORWARD -> strike - priceUsd / difficultyRatio;
            case PREPAID_HASHRATE -> -priceUsd / difficultyRatio;
            default -> strike - priceUsd;
        };
    }

    /**
     * What they do to cash from here on. What they once bound is not known: it is taken to be what the mandate's terms and
     * the market ask for today, so that a hedge just made is not made again with the same cash. The call of a collar is
     * not known either; it is taken to be struck at today's price.
     */
    CashChange change(Weather weather, ForwardMarket market, Mandate mandate) {
        double premium = 0;
        double margin = 0;
        double called = 0;
        for (HedgePosition position : positions) {
            Optional<Mandate.Terms> terms = mandate.termsOf(position.instrument());
            margin += position.btc()
                    * spotUsd
                    * terms.map(Mandate.Terms::initialMargin).orElse(0.0);
            premium += position.btc() * premiumUsd(position, market);
            called += position.btc() * calledUsd(position, weather);
        }
        return new CashChange(
                premium,
                margin,
                0,
                0,
                payoffUsd(spotUsd, 1),
                payoffUsd(weather.stressedPriceUsd(), weather.stressedDifficulty()),
                called);
    }

    private double premiumUsd(HedgePosition position, ForwardMarket market) {
        double strike = position.strikeUsd().orElse(spotUsd);
        boolean paid = position.instrument() == Instrument.BUY_PUTS || position.instrument() == Instrument.PUT_SPREAD;
        return paid
                ? market.optionAt(strike)
                        .map(it -> it.price(OptionKind.PUT, strike))
                        .orElse(0.0)
                : 0;
    }

    private double calledUsd(HedgePosition position, Weather weather) {
        double risen = weather.highUsd();
        return switch (position.instrument()) {
            case SELL_FUTURES, HASHRATE_FORWARD -> Math.max(0, -payoffUsd(position, risen, 1));
            case ZERO_COST_COLLAR -> Math.max(0, risen - spotUsd);
            default -> 0;
        };
    }

    /** How their worth moves, puts as if they ended with the horizon. */
    public Greeks greeks(ForwardMarket market) {
        Greeks sum = Greeks.NONE;
        for (HedgePosition position : positions) {
            double strike = position.strikeUsd().orElse(spotUsd);
            Optional<Black76> put = FLOORS.contains(position.instrument()) ? market.optionAt(strike) : Optional.empty();
            Greeks each = put.map(it -> Greeks.ofOption(it, spotUsd, OptionKind.PUT, strike))
                    .orElse(SOLD);
            sum = sum.plus(each, position.btc());
        }
        return sum;
    }
}
