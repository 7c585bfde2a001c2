package io.davylamp.hedging.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import io.davylamp.WorkedCases;
import io.davylamp.hedging.pricing.VolSurface.Quote;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On dense grids nothing can be traded against a surface: prices are those of Black's formula at its volatilities. */
class NoArbitrageTest {
    private static final double ROUNDING = 1e-12;
    private static final double STEP = 0.01;
    private static final double WIDEST = 2;

    /** Quotes of mixtures of lognormal prices, which contradict each other nowhere, at whatever strikes. */
    @Property(tries = 60)
    void quotes_that_do_not_contradict_each_other_are_met_and_nothing_between_them_can_be_traded_against(
            @ForAll long seed) {
        // Given
        List<Quote> quotes = quotes(new Random(seed));

        // When
        VolSurface surface = VolSurface.of(quotes);

        // Then
        assertThat(surface.notMet()).isEmpty();
        for (Quote quote : quotes) {
            assertThat(surface.vol(quote.years(), quote.logMoneyness())).isCloseTo(quote.vol(), within(1e-10));
        }
        cannotBeTradedAgainst(
                surface,
                0.3 * quotes.get(0).years(),
                3 * quotes.get(quotes.size() - 1).years());
    }

    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#optionChains")
    void neither_can_a_real_surface_whose_own_marks_contradict_each_other(String file) throws IOException {
        try (Reader csv = Files.newBufferedReader(WorkedCases.data(file))) {
            cannotBeTradedAgainst(OptionChain.ofCsv(csv).surface(), 0.001, 2);
        }
    }

    @Test
    void one_volatility_for_all_quotes_is_that_of_all_options() {
        // Given
        List<Quote> quotes = new ArrayList<>();
        for (double years : new double[] {0.1, 0.5, 1.2}) {
            for (double k : new double[] {-0.9, -0.31, 0.02, 0.4}) {
                quotes.add(new Quote(years, k, 0.7));
            }
        }

        // When
        VolSurface surface = VolSurface.of(quotes);

        // Then
        for (double years : new double[] {0.05, 0.1, 0.3, 0.77, 1.2, 4}) {
            for (double k = -0.8; k <= 0.8; k += 0.05) {
                assertThat(surface.vol(years, k)).isCloseTo(0.7, within(1e-7));
            }
        }
    }

    @Test
    void volatility_has_no_kink_at_a_quote() {
        // Given
        List<Quote> quotes = List.of(
                new Quote(0.25, -0.4, 0.82),
                new Quote(0.25, -0.1, 0.66),
                new Quote(0.25, 0.2, 0.61),
                new Quote(0.25, 0.5, 0.7));
        VolSurface surface = VolSurface.of(quotes);

        // Then
        for (Quote quote : quotes) {
            double k = quote.logMoneyness();
            double left = (surface.vol(0.25, k) - surface.vol(0.25, k - 1e-6)) / 1e-6;
            double right = (surface.vol(0.25, k + 1e-6) - surface.vol(0.25, k)) / 1e-6;
            assertThat(left).isCloseTo(right, within(1e-3));
        }
    }

    /** One quote far out at a high volatility says nothing of the money, which a later expiry quotes cheaper. */
    @Test
    void an_expiry_of_few_quotes_stays_below_what_a_later_one_is_quoted_at() {
        // Given
        List<Quote> quotes = List.of(
                new Quote(0.1, -0.6, 1.3),
                new Quote(0.12, -0.1, 0.6),
                new Quote(0.12, 0, 0.58),
                new Quote(0.12, 0.1, 0.6));

        // When
        VolSurface surface = VolSurface.of(quotes);

        // Then
        assertThat(surface.notMet()).isEmpty();
        assertThat(surface.vol(0.1, 0)).isLessThan(0.58 * Math.sqrt(1.2));
        cannotBeTradedAgainst(surface, 0.05, 0.5);
    }

    @Test
    void a_quote_dearer_than_its_neighbours_allow_is_brought_down_and_named() {
        // Given
        Quote dear = new Quote(0.2, 0, 0.9);

        // When
        VolSurface surface = VolSurface.of(List.of(new Quote(0.2, -0.05, 0.5), dear, new Quote(0.2, 0.05, 0.5)));

        // Then
        assertThat(surface.notMet()).singleElement().satisfies(it -> {
            assertThat(it.quote().vol()).isCloseTo(0.9, within(1e-12));
            assertThat(it.used()).isBetween(0.5, 0.6);
            assertThat(surface.vol(0.2, 0)).isEqualTo(it.used());
        });
        assertThat(surface.vol(0.2, 0.05)).isCloseTo(0.5, within(1e-12));
        cannotBeTradedAgainst(surface, 0.1, 0.5);
    }

    @Test
    void a_later_expiry_quoted_below_an_earlier_one_is_raised_to_it_and_named() {
        // Given: 0.9² × 0.1 = 0.081 against 0.39² × 0.5 = 0.076
        VolSurface surface = VolSurface.of(List.of(new Quote(0.1, 0, 0.9), new Quote(0.5, 0, 0.39)));

        // Then
        assertThat(surface.notMet())
                .singleElement()
                .satisfies(it -> assertThat(it.used()).isCloseTo(Math.sqrt(0.081 / 0.5), within(1e-9)));
        cannotBeTradedAgainst(surface, 0.05, 1);
    }

    private static void cannotBeTradedAgainst(VolSurface surface, double from, double to) {
        int expiries = 25;
        double[] before = new double[(int) Math.round(2 * WIDEST / STEP) + 1];
        for (int j = 0; j <= expiries; j++) {
            double years = from * Math.pow(to / from, (double) j / expiries);
            double[] calls = calls(surface, years, before.length);
            for (int i = 0; i < calls.length; i++) {
                assertThat(calls[i]).as("calendar at %s, %s", years, k(i)).isGreaterThanOrEqualTo(before[i] - ROUNDING);
                if (i > 0 && i < calls.length - 1) {
                    double share = (x(i) - x(i - 1)) / (x(i + 1) - x(i - 1));
                    double butterfly = (1 - share) * calls[i - 1] + share * calls[i + 1] - calls[i];
                    assertThat(butterfly).as("butterfly at %s, %s", years, k(i)).isGreaterThanOrEqualTo(-ROUNDING);
                }
            }
            before = calls;
        }
    }

    private static double[] calls(VolSurface surface, double years, int count) {
        double[] calls = new double[count];
        for (int i = 0; i < count; i++) {
            calls[i] = BlackFormulaRepository.price(1, x(i), years, surface.vol(years, k(i)), true);
        }
        return calls;
    }

    private static double k(int i) {
        return -WIDEST + i * STEP;
    }

    private static double x(int i) {
        return Math.exp(k(i));
    }

    private static List<Quote> quotes(Random random) {
        double[] vols = random.doubles(3, 0.2, 1.5).toArray();
        double first = random.nextDouble();
        double second = (1 - first) * random.nextDouble();
        double[] weights = {first, second, 1 - first - second};
        List<Quote> quotes = new ArrayList<>();
        double years = 0.01 + 0.1 * random.nextDouble();
        int expiries = 1 + random.nextInt(4);
        for (int expiry = 0; expiry < expiries || quotes.isEmpty(); expiry++) {
            double span = Math.min(1.8, (0.4 + 2 * random.nextDouble()) * Math.sqrt(years));
            int strikes = 1 + random.nextInt(20);
            for (int i = 0; i < strikes; i++) {
                double k = span * (2 * random.nextDouble() - 1);
                quote(weights, vols, years, k).ifPresent(quotes::add);
            }
            years *= 1.1 + 2 * random.nextDouble();
        }
        return quotes;
    }

    private static Optional<Quote> quote(double[] weights, double[] vols, double years, double k) {
        double price = 0;
        for (int i = 0; i < vols.length; i++) {
            price += weights[i] * BlackFormulaRepository.price(1, Math.exp(k), years, vols[i], k >= 0);
        }
        return price < 1e-9
                ? Optional.empty()
                : Optional.of(new Quote(
                        years, k, BlackFormulaRepository.impliedVolatility(price, 1, Math.exp(k), years, k >= 0)));
    }
}
