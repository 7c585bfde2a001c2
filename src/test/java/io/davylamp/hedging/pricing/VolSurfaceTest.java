package io.davylamp.hedging.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.hedging.pricing.VolSurface.Quote;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.VolPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class VolSurfaceTest {
    private static final List<Quote> QUOTES = List.of(
            new Quote(0.1, -0.3, 0.75),
            new Quote(0.1, 0, 0.60),
            new Quote(0.1, 0.3, 0.68),
            new Quote(0.5, -0.5, 0.72),
            new Quote(0.5, 0, 0.62),
            new Quote(0.5, 0.6, 0.66));
    private static final Instant NOW = Instant.parse("2022-07-26T00:00:00Z");
    private static final VolSurface SURFACE = VolSurface.of(QUOTES);

    @Test
    void every_quote_is_met() {
        for (Quote quote : QUOTES) {
            assertThat(SURFACE.vol(quote.years(), quote.logMoneyness())).isCloseTo(quote.vol(), within(1e-12));
        }
    }

    @Test
    void halfway_between_two_expiries_variance_is_the_mean() {
        double expected = (0.60 * 0.60 * 0.1 + 0.62 * 0.62 * 0.5) / 2;

        assertThat(SURFACE.vol(0.3, 0)).isCloseTo(Math.sqrt(expected / 0.3), within(1e-12));
    }

    @Test
    void a_market_is_priced_by_its_own_surface_made_once() {
        // Given
        MarketSnapshot calm = market(NOW, 0.5);
        MarketSnapshot wild = market(NOW, 0.9);
        MarketSnapshot later = new MarketSnapshot(
                NOW.plus(Duration.ofDays(9)), 20_000, 3e13, 6.25, 0.1, OptionalDouble.empty(), calm.quotes());

        // When
        VolSurface surface = VolSurface.of(calm).orElseThrow();

        // Then
        assertThat(VolSurface.of(calm)).containsSame(surface);
        assertThat(VolSurface.of(wild).orElseThrow().vol(0.1, 0)).isCloseTo(0.9, within(1e-12));
        assertThat(VolSurface.of(later).orElseThrow()).isNotSameAs(surface);
        assertThat(VolSurface.of(calm).orElseThrow().vol(0.1, 0)).isCloseTo(0.5, within(1e-12));
    }

    private static MarketSnapshot market(Instant at, double vol) {
        VolPoint point = new VolPoint(NOW.plus(Duration.ofDays(60)), 20_000, 20_000, vol);
        Quotes quotes = new Quotes(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), List.of(), List.of(point));
        return new MarketSnapshot(at, 20_000, 3e13, 6.25, 0.1, OptionalDouble.empty(), quotes);
    }

    /** Verdicts of the first edition were priced by straight lines of variance, and are replayed by them. */
    @Test
    void the_first_edition_has_straight_lines_of_variance() {
        // Given
        VolSurface first = VolSurface.firstEdition(QUOTES);

        // Then
        double left = (0.75 * 0.75 + 0.60 * 0.60) / 2;
        double right = 0.62 * 0.62 + (0.66 * 0.66 - 0.62 * 0.62) / 2;
        assertThat(first.vol(0.1, -0.15)).isCloseTo(Math.sqrt(left), within(1e-12));
        assertThat(first.vol(0.5, 0.3)).isCloseTo(Math.sqrt(right), within(1e-12));
        assertThat(first.vol(3, 2)).isCloseTo(0.66, within(1e-12));
    }

    @Test
    void a_market_moved_as_a_whole_has_the_same_surface() {
        // Given: price, strikes and forwards fall by 37.3 %
        MarketSnapshot calm = market(NOW, 0.5);
        VolPoint point = calm.quotes().vols().get(0);
        double fallen = 1 - 0.373;
        VolPoint moved = new VolPoint(
                point.expiry(), point.strikeUsd() * fallen, point.forwardUsd() * fallen, point.impliedVol());
        Quotes quotes = new Quotes(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), List.of(), List.of(moved));

        // When
        VolSurface surface = VolSurface.of(calm).orElseThrow();

        // Then
        assertThat(VolSurface.of(
                        new MarketSnapshot(NOW, 20_000 * fallen, 3e13, 6.25, 0.1, OptionalDouble.empty(), quotes)))
                .containsSame(surface);
    }

    @Test
    void outside_the_quotes_volatility_stays() {
        assertThat(SURFACE.vol(0.01, 0)).isCloseTo(0.60, within(1e-12));
        assertThat(SURFACE.vol(3, 0)).isCloseTo(0.62, within(1e-12));
        assertThat(SURFACE.vol(0.1, -2)).isCloseTo(0.75, within(1e-12));
        assertThat(SURFACE.vol(0.5, 2)).isCloseTo(0.66, within(1e-12));
    }

    @Property
    void sane_quotes_give_total_variance_that_rises_with_time(
            @ForAll @DoubleRange(min = -0.3, max = 0.3) double k,
            @ForAll @DoubleRange(min = 0.02, max = 2) double years,
            @ForAll @DoubleRange(min = 0.01, max = 1) double more) {
        double now = SURFACE.vol(years, k);
        double later = SURFACE.vol(years + more, k);

        assertThat(later * later * (years + more)).isGreaterThan(now * now * years);
        assertThat(now).isBetween(0.5, 0.8);
    }

    @Test
    void sane_quotes_show_no_arbitrage() {
        assertThat(SURFACE.arbitrage()).isEmpty();
    }

    @Test
    void a_later_expiry_with_less_variance_is_reported() {
        // Given: 0.9² × 0.1 = 0.081 against 0.39² × 0.5 = 0.076
        VolSurface surface = VolSurface.of(List.of(new Quote(0.1, 0, 0.9), new Quote(0.5, 0, 0.39)));

        // Then
        assertThat(surface.arbitrage())
                .singleElement()
                .isInstanceOfSatisfying(
                        VolSurface.Arbitrage.Calendar.class,
                        it -> assertThat(it.varianceMissing()).isCloseTo(0.081 - 0.07605, within(1e-12)));
        assertThat(VolSurface.of(List.of(new Quote(0.1, 0, 0.9), new Quote(0.5, 0, 0.41)))
                        .arbitrage())
                .isEmpty();
    }

    @Test
    void a_quote_that_bends_prices_the_wrong_way_is_reported() {
        // Given: a middle strike far dearer than its neighbours
        VolSurface surface =
                VolSurface.of(List.of(new Quote(0.2, -0.05, 0.5), new Quote(0.2, 0, 0.9), new Quote(0.2, 0.05, 0.5)));

        // Then
        assertThat(surface.arbitrage())
                .anySatisfy(it -> assertThat(it)
                        .isInstanceOfSatisfying(
                                VolSurface.Arbitrage.Butterfly.class,
                                fly -> assertThat(fly.logMoneyness()).isZero()));
    }

    @Test
    void no_quotes_are_no_surface() {
        assertThatThrownBy(() -> VolSurface.of(List.of())).isInstanceOf(InvalidValue.class);
    }
}
