package io.davylamp.advice.plan;

import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.ForwardMarket;
import io.davylamp.hedging.pricing.Greeks;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
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
 * a collar or a spread only the put bought is reported, so the other leg is left out.
 *
 * @param positions the open positions
 * @param spotUsd today's price, USD per BTC
 */
public record ExistingHedges(List<HedgePosition> positions, double spotUsd) {
    private static final Set<Instrument> FIXED = EnumSet.of(Instrument.SELL_FUTURES, Instrument.HASHRATE_FORWARD);
    private static final Set<Instrument> FLOORS =
            EnumSet.of(Instrument.BUY_PUTS, Instrument.PUT_SPREAD, Instrument.ZERO_COST_COLLAR);

    /** One BTC sold forward. */
    private static final Greeks SOLD = new Greeks(-1, 0, 0, 0);

    public ExistingHedges {
        positions = List.copyOf(positions);
    }

    static ExistingHedges of(OperatorState state, ForwardMarket market, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<HedgePosition> open = state.hedges().stream()
                .flatMap(it -> it.positions().stream())
                .filter(it -> FIXED.contains(it.instrument()) || FLOORS.contains(it.instrument()))
                .filter(it -> !it.expiry().isBefore(today))
                .toList();
        return new ExistingHedges(open, market.spotUsd());
    }

    /** BTC of production they cover. */
    double btc() {
        return positions.stream().mapToDouble(HedgePosition::btc).sum();
    }

    /** What they pay in all at a price and difficulty, USD. */
    double payoffUsd(double priceUsd, double difficultyRatio) {
        double sum = 0;
        for (HedgePosition position : positions) {
            double strike = position.strikeUsd().orElse(spotUsd);
            double each = FLOORS.contains(position.instrument())
                    ? Math.max(strike - priceUsd, 0)
                    : strike
                            - (position.instrument() == Instrument.HASHRATE_FORWARD
                                    ? priceUsd / difficultyRatio
                                    : priceUsd);
            sum += position.btc() * each;
        }
        return sum;
    }

    /** How their worth moves, puts as if they ended with the horizon. */
    Greeks greeks(ForwardMarket market) {
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
