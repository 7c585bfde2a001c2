package io.davylamp.hedging;

import io.davylamp.market.MarketSnapshot;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a hedge of one tenor is priced on.
 *
 * @param spotUsd spot price, USD per BTC
 * @param forwardUsd forward for the end of the tenor, USD per BTC
 * @param basisPerYear continuous basis, fraction per year
 * @param days tenor, days
 * @param vol at-the-money implied volatility, where quoted
 * @param rate continuously compounded USD rate, where quoted
 */
public record ForwardMarket(
        double spotUsd, double forwardUsd, double basisPerYear, int days, OptionalDouble vol, OptionalDouble rate) {

    /** Empty where no futures basis is quoted: without a forward there is no price. */
    public static Optional<ForwardMarket> of(MarketSnapshot market, int days) {
        OptionalDouble basis = market.quotes().futuresBasisPerYear();
        if (basis.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ForwardMarket(
                market.priceUsd(),
                Basis.forward(market.priceUsd(), basis.getAsDouble(), days),
                basis.getAsDouble(),
                days,
                market.quotes().impliedVol(),
                market.quotes().ratePerYear()));
    }

    public double years() {
        return days / Basis.DAYS_PER_YEAR;
    }

    /** Options of this tenor; undiscounted where no rate is quoted, which overstates a premium slightly. */
    public Optional<Black76> options() {
        return vol.isPresent()
                ? Optional.of(new Black76(forwardUsd, years(), vol.getAsDouble(), rate.orElse(0)))
                : Optional.empty();
    }

    /** The price at the end of the tenor that it falls short of with this probability, where a vol is quoted. */
    OptionalDouble lowPrice(double probability) {
        return vol.isPresent()
                ? OptionalDouble.of(PriceQuantile.of(forwardUsd, vol.getAsDouble(), years(), probability))
                : OptionalDouble.empty();
    }

    /** Forward over spot. */
    double growth() {
        return forwardUsd / spotUsd;
    }

    /** What a call is worth, USD per BTC; 0 where no volatility is quoted. */
    public double callUsd(double strikeUsd) {
        return options().map(it -> it.price(OptionKind.CALL, strikeUsd)).orElse(0.0);
    }
}
