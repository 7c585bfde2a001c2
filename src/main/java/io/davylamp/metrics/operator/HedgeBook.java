package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.FLEET;
import static io.davylamp.metrics.Input.MARKET;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.FuturesBasis;
import io.davylamp.metrics.OperatorMetric.HedgeCover;
import io.davylamp.metrics.OperatorMetric.ImpliedVol;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;

/** How much of the coming production is hedged, and what the derivatives market offers. */
public final class HedgeBook {
    private static final Set<Input> MARKET_ALONE = EnumSet.of(MARKET);
    private static final Set<Input> MARKET_AND_FLEET = EnumSet.of(MARKET, FLEET);
    private static final Set<Instrument> COVERING = EnumSet.of(
            Instrument.SELL_FUTURES,
            Instrument.BUY_PUTS,
            Instrument.PUT_SPREAD,
            Instrument.ZERO_COST_COLLAR,
            Instrument.HASHRATE_FORWARD,
            Instrument.PREPAID_HASHRATE);
    /** The one horizon hedge ratios are shares of, days. */
    public static final int DAYS_COVERED = 90;

    private HedgeBook() {}

    /**
     * Share of production that is hedged: {@code hedged / (days × output)}, fraction; above 1 is more than is mined.
     *
     * @param hedgedBtc coins hedged, BTC
     * @param days the time looked ahead, days
     * @param outputBtcPerDay expected output, BTC per day, above 0
     */
    public static double cover(double hedgedBtc, double days, double outputBtcPerDay) {
        return hedgedBtc / (days * outputBtcPerDay);
    }

    static List<Metric> of(Situation it) {
        return List.of(
                it.given(MARKET_AND_FLEET, HedgeCover.class, () -> cover(it)),
                it.given(
                        MARKET_ALONE,
                        FuturesBasis.class,
                        () -> quote(FuturesBasis.class, it.market().quotes().futuresBasisPerYear(), FuturesBasis::new)),
                it.given(
                        MARKET_ALONE,
                        ImpliedVol.class,
                        () -> quote(ImpliedVol.class, it.market().quotes().impliedVol(), ImpliedVol::new)));
    }

    /**
     * The cover of 90 days of expected output. An operator that never sent its hedges has none that are known: its
     * cover is 0. A position protects up to and including its day of expiry.
     */
    private static Metric cover(Situation it) {
        double output = it.outputBtcPerDay();
        if (output == 0) {
            return Computed.outOfDomain(HedgeCover.class, "no output is expected that could be hedged");
        }
        LocalDate today = LocalDate.ofInstant(it.now(), ZoneOffset.UTC);
        double hedged = it.state().hedges().stream()
                .flatMap(book -> book.positions().stream())
                .filter(position -> COVERING.contains(position.instrument()))
                .filter(position -> !position.expiry().isBefore(today))
                .mapToDouble(HedgePosition::btc)
                .sum();
        return Computed.of(HedgeCover.class, cover(hedged, DAYS_COVERED, output), HedgeCover::new);
    }

    private static Metric quote(
            Class<? extends Metric> type, OptionalDouble quoted, DoubleFunction<? extends Metric> metric) {
        return quoted.isPresent()
                ? Computed.of(type, quoted.getAsDouble(), metric)
                : Computed.missing(type, "the market reading does not quote it");
    }
}
