package io.davylamp.hedging.pricing;

import static io.davylamp.hedging.pricing.OptionKind.CALL;
import static io.davylamp.hedging.pricing.OptionKind.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ZeroCostCollarTest {
    private static final Black76 MARKET = new Black76(70_000, 90 / 365.0, 0.58, 0.045);

    @Test
    void solves_the_worked_case() {
        WorkedCases.check("COL-01", in -> {
            double forward = in.get("forward").asDouble();
            Black76 put = new Black76(
                    forward,
                    in.get("years").asDouble(),
                    in.get("vol_put").asDouble(),
                    in.get("rate").asDouble());
            var strikes = (ZeroCostCollar.Strikes) ZeroCostCollar.floor(
                    put, in.get("put_strike").asDouble(), in.get("vol_call").asDouble());
            return Map.of(
                    "call_strike",
                    strikes.callStrike(),
                    "premium",
                    strikes.premium(),
                    "floor_pct",
                    strikes.putStrike() / forward - 1,
                    "cap_pct",
                    strikes.callStrike() / forward - 1);
        });
    }

    @Test
    void caps_a_60_000_floor_near_80_915_in_a_skewed_market() {
        // When
        ZeroCostCollar collar = ZeroCostCollar.floor(MARKET, 60_000, 0.52);

        // Then
        assertThat(collar)
                .isInstanceOfSatisfying(
                        ZeroCostCollar.Strikes.class,
                        it -> assertThat(it.callStrike()).isCloseTo(80_915.38, within(0.01)));
    }

    @Property(tries = 300)
    void the_call_sold_brings_exactly_what_the_put_costs(
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double floor,
            @ForAll @DoubleRange(min = 0.2, max = 1.5) double vol,
            @ForAll @DoubleRange(min = 0.05, max = 1) double years) {
        Black76 market = new Black76(50_000, years, vol, 0.04);

        ZeroCostCollar collar = ZeroCostCollar.floor(market, floor * 50_000, vol);

        if (collar instanceof ZeroCostCollar.Strikes it) {
            assertThat(market.price(CALL, it.callStrike())).isCloseTo(it.premium(), within(1e-6));
            assertThat(it.callStrike()).isGreaterThan(50_000);
        } else {
            assertThat(market.price(PUT, floor * 50_000)).isLessThan(1e-6);
        }
    }

    @Property(tries = 300)
    void both_ways_give_the_same_pair_of_strikes(
            @ForAll @DoubleRange(min = 0.7, max = 0.99) double floor,
            @ForAll @DoubleRange(min = 0.4, max = 1.2) double vol) {
        Black76 market = MARKET.withVol(vol);
        var down = (ZeroCostCollar.Strikes) ZeroCostCollar.floor(market, floor * 70_000, vol);

        var up = (ZeroCostCollar.Strikes) ZeroCostCollar.cap(market, down.callStrike(), vol);

        assertThat(up.putStrike()).isCloseTo(down.putStrike(), within(1e-4));
    }

    @Property
    void a_higher_floor_lowers_the_cap(
            @ForAll @DoubleRange(min = 0.7, max = 0.95) double floor,
            @ForAll @DoubleRange(min = 0.01, max = 0.04) double more) {
        var low = (ZeroCostCollar.Strikes) ZeroCostCollar.floor(MARKET, floor * 70_000, 0.58);
        var high = (ZeroCostCollar.Strikes) ZeroCostCollar.floor(MARKET, (floor + more) * 70_000, 0.58);

        assertThat(high.callStrike()).isLessThan(low.callStrike());
    }

    @Test
    void at_the_forward_both_strikes_meet_and_above_it_there_is_no_collar() {
        assertThat(ZeroCostCollar.floor(MARKET, 70_000, 0.58))
                .isInstanceOfSatisfying(
                        ZeroCostCollar.Strikes.class,
                        it -> assertThat(it.callStrike()).isCloseTo(70_000, within(0.01)));
        assertThat(ZeroCostCollar.floor(MARKET, 70_010, 0.58))
                .isInstanceOfSatisfying(
                        ZeroCostCollar.None.class, it -> assertThat(it.reason()).contains("70,010", "too high"));
    }

    @Test
    void a_put_worth_nothing_pays_for_no_call() {
        assertThat(ZeroCostCollar.floor(new Black76(70_000, 0.01, 0.1, 0), 30_000, 0.1))
                .isInstanceOf(ZeroCostCollar.None.class);
    }
}
