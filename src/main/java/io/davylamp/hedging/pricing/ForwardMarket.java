package io.davylamp.hedging.pricing;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.Assumptions;
import io.davylamp.mining.DayCount;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a hedge of one tenor is priced on: the forward curve and the volatility surface where they are quoted, else one basis
 * and one volatility for all.
 *
 * @param spotUsd spot price, USD per BTC
 * @param forwardUsd forward for the end of the tenor, USD per BTC
 * @param basisPerYear continuous basis to then, fraction per year
 * @param days tenor, days
 * @param vol at-the-money implied volatility for the tenor, where quoted
 * @param rate continuously compounded USD rate, where quoted
 * @param surface volatility by strike, where quoted
 */
public record ForwardMarket(
        double spotUsd,
        double forwardUsd,
        double basisPerYear,
        int days,
        OptionalDouble vol,
        OptionalDouble rate,
        Optional<VolSurface> surface) {
    /** The market as whatever is not kept is priced on it; empty where no futures are quoted. */
    public static Optional<ForwardMarket> of(MarketSnapshot market, int days) {
        return of(market, days, Assumptions.LATEST_EDITION);
    }

    /**
     * Empty where no futures are quoted: without a forward there is no price.
     *
     * @param edition that of the rulebook whose verdict is priced
     */
    public static Optional<ForwardMarket> of(MarketSnapshot market, int days, int edition) {
        Optional<VolSurface> surface = VolSurface.of(market, edition);
        OptionalDouble basis = basis(market, days);
        if (basis.isEmpty()) {
            return Optional.empty();
        }
        double years = days / DayCount.DAYS_PER_YEAR;
        return Optional.of(new ForwardMarket(
                market.priceUsd(),
                Basis.forward(market.priceUsd(), basis.getAsDouble(), days),
                basis.getAsDouble(),
                days,
                surface.isPresent()
                        ? OptionalDouble.of(surface.get().vol(years, 0))
                        : market.quotes().impliedVol(),
                market.quotes().ratePerYear(),
                surface));
    }

    /** The same where no futures are quoted, the price being taken to stay. */
    public static ForwardMarket flat(MarketSnapshot market, int days) {
        double price = market.priceUsd();
        return new ForwardMarket(
                price,
                price,
                0,
                days,
                market.quotes().impliedVol(),
                market.quotes().ratePerYear(),
                Optional.empty());
    }

    private static OptionalDouble basis(MarketSnapshot market, int days) {
        return ForwardCurve.of(market)
                .map(it -> OptionalDouble.of(it.basisPerYear(market.at().plus(Duration.ofDays(days)))))
                .orElseGet(() -> market.quotes().futuresBasisPerYear());
    }

    /** An option of this tenor at the volatility of its strike, USD per BTC; where any volatility is quoted. */
    public Optional<Black76> optionAt(double strikeUsd) {
        return options()
                .map(it -> surface.map(quoted -> it.withVol(quoted.vol(years(), Math.log(strikeUsd / forwardUsd))))
                        .orElse(it));
    }

    public double years() {
        return days / DayCount.DAYS_PER_YEAR;
    }

    /** Options of this tenor; undiscounted where no rate is quoted, which overstates a premium slightly. */
    public Optional<Black76> options() {
        return vol.isPresent()
                ? Optional.of(new Black76(forwardUsd, years(), vol.getAsDouble(), rate.orElse(0)))
                : Optional.empty();
    }

    /** The price at the end of the tenor that it falls short of with this probability, where a vol is quoted. */
    public OptionalDouble lowPrice(double probability) {
        return vol.isPresent()
                ? OptionalDouble.of(PriceQuantile.of(forwardUsd, vol.getAsDouble(), years(), probability))
                : OptionalDouble.empty();
    }

    /** Forward over spot. */
    public double growth() {
        return forwardUsd / spotUsd;
    }

    /** What a call is worth, USD per BTC; 0 where no volatility is quoted. */
    public double callUsd(double strikeUsd) {
        return optionAt(strikeUsd)
                .map(it -> it.price(OptionKind.CALL, strikeUsd))
                .orElse(0.0);
    }
}
