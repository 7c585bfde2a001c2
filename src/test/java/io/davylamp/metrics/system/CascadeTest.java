package io.davylamp.metrics.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CascadeTest {
    private static final Impact THIN = new Impact.SquareRoot(1.5, 0.06, 2_000);

    @Test
    void cascades_equal_the_worked_cases() {
        for (String id : List.of("CAS-01", "CAS-04", "CAS-06")) {
            WorkedCases.check(id, in -> {
                Cascade cascade = run(in);
                Map<String, Double> figures = new HashMap<>(Map.of(
                        "price", cascade.priceUsd(),
                        "excess_btc", cascade.excessBtc(),
                        "amplification", cascade.amplification()));
                if (id.equals("CAS-06")) {
                    for (int i = 0; i < 4; i++) {
                        figures.put("first_steps." + i, cascade.steps().get(i));
                    }
                }
                return figures;
            });
        }
    }

    @Test
    void without_impact_the_fall_is_the_shock() {
        Cascade cascade = Cascade.of(70_000, 0.25, List.of(levered("a", 0.6)), new Impact.Linear(0));

        assertThat(cascade.priceUsd()).isEqualTo(52_500);
        assertThat(cascade.amplification()).isEqualTo(1);
        assertThat(cascade.calledByShock()).containsExactly("a");
        assertThat(cascade.pushedOver()).isEmpty();
    }

    @Test
    void who_is_called_only_because_others_sold_is_pushed_over() {
        // Given calls at 66,667, at 62,500 and at 50,000; the shock alone ends at 63,000
        List<ForcedSale> book =
                List.of(holder("first", 240e6, 0.60), holder("second", 225e6, 0.60), holder("third", 180e6, 0.60));

        // When
        Cascade cascade = Cascade.of(70_000, 0.10, book, THIN);

        // Then
        assertThat(cascade.calledByShock()).containsExactly("first");
        assertThat(cascade.pushedOver()).startsWith("second");
    }

    @Property(tries = 300)
    void forced_sales_never_fall_as_the_price_falls(
            @ForAll("miners") ForcedSale miner,
            @ForAll @DoubleRange(min = 1_000, max = 200_000) double price,
            @ForAll @DoubleRange(min = 0.01, max = 1) double fallTo) {
        double higher = miner.btcAt(price);

        assertThat(miner.btcAt(price * fallTo)).isGreaterThanOrEqualTo(higher * (1 - 1e-12) - 1e-9);
        assertThat(higher).isBetween(0.0, miner.btc() + miner.producedBtc() + 1e-9);
    }

    @Property(tries = 200)
    void the_cascade_rests_at_the_highest_price_that_holds_itself(
            @ForAll("books") List<ForcedSale> book, @ForAll @DoubleRange(min = 0.02, max = 0.6) double shock) {
        // When
        Cascade cascade = Cascade.of(70_000, shock, book, THIN);

        // Then it holds itself, and no price between it and the shocked one does
        double shocked = 70_000 * (1 - shock);
        double rest = cascade.priceUsd();
        if (rest > 700) {
            assertThat(next(book, shocked, rest)).isCloseTo(rest, within(1e-6 * rest));
        }
        for (int i = 1; i <= 100; i++) {
            double price = rest + (shocked - rest) * i / 100;
            if (price > rest * (1 + 1e-6)) {
                assertThat(next(book, shocked, price)).isLessThan(price);
            }
        }
        assertThat(cascade.amplification()).isGreaterThanOrEqualTo(1 - 1e-12);
    }

    @Property(tries = 100)
    void a_deeper_market_never_amplifies_more(
            @ForAll("books") List<ForcedSale> book, @ForAll @DoubleRange(min = 1, max = 50) double deeper) {
        double thin = Cascade.of(70_000, 0.2, book, THIN).priceUsd();
        double deep = Cascade.of(70_000, 0.2, book, new Impact.SquareRoot(1.5, 0.06, 2_000 * deeper))
                .priceUsd();

        assertThat(deep).isGreaterThanOrEqualTo(thin * (1 - 1e-9));
    }

    @Test
    void a_miner_is_called_above_its_loan_to_value_and_not_at_it() {
        ForcedSale miner = new ForcedSale("m", 1_000, 42e6, 0, 0, 0, 0.6, 0.45);

        assertThat(miner.calledAt(70_000)).isFalse();
        assertThat(miner.btcAt(70_000)).isZero();
        assertThat(miner.calledAt(69_999)).isTrue();
        // what it sells repays debt and leaves it at its target
        double sold = miner.btcAt(69_999);
        assertThat((42e6 - sold * 69_999) / ((1_000 - sold) * 69_999)).isCloseTo(0.45, within(1e-9));
    }

    @Test
    void ten_thousand_operators_come_to_rest_within_a_second() {
        // Given
        Random random = new Random(5);
        List<ForcedSale> book = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            double btc = random.nextDouble() * 60;
            double ltv = random.nextDouble() * 0.7;
            book.add(new ForcedSale(
                    "m" + i,
                    btc,
                    ltv * btc * 70_000,
                    random.nextDouble() * 1e6,
                    random.nextDouble() * 1e6,
                    btc / 20,
                    0.75,
                    0.6));
        }

        // When
        long start = System.nanoTime();
        Cascade cascade = Cascade.of(70_000, 0.15, book, new Impact.SquareRoot(1, 0.035, 30_000));
        double seconds = (System.nanoTime() - start) / 1e9;

        // Then
        assertThat(seconds).isLessThanOrEqualTo(1);
        assertThat(cascade.pushedOver()).isNotEmpty();
    }

    private static double next(List<ForcedSale> book, double shocked, double price) {
        double excess = book.stream()
                .mapToDouble(it -> it.btcAt(price) - it.btcAt(70_000))
                .sum();
        return THIN.priceAfter(shocked, Math.max(0, excess));
    }

    private static ForcedSale levered(String name, double ltv) {
        return holder(name, ltv * 6_000 * 70_000, 0.6);
    }

    private static ForcedSale holder(String name, double debtUsd, double marginCallLtv) {
        return new ForcedSale(name, 6_000, debtUsd, 30e6, 30e6, 300, marginCallLtv, 0.45);
    }

    private static Cascade run(JsonNode in) {
        List<ForcedSale> book = new ArrayList<>();
        for (JsonNode it : in.get("miners")) {
            book.add(new ForcedSale(
                    "miner " + book.size(),
                    it.get("btc").asDouble(),
                    it.get("debt").asDouble(),
                    it.get("cash").asDouble(),
                    it.get("cost_h").asDouble(),
                    it.get("prod_h").asDouble(),
                    it.get("ltv_mc").asDouble(),
                    it.get("ltv_tgt").asDouble()));
        }
        JsonNode impact = in.get("impact");
        return Cascade.of(
                in.get("price0").asDouble(),
                in.get("shock").asDouble(),
                book,
                impact.get("mode").asText().equals("linear")
                        ? new Impact.Linear(impact.get("lambda_usd_per_btc").asDouble())
                        : new Impact.SquareRoot(
                                impact.get("Y").asDouble(),
                                impact.get("sigma_daily").asDouble(),
                                impact.get("volume_btc_per_day").asDouble()));
    }

    @Provide
    Arbitrary<ForcedSale> miners() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 10_000),
                        Arbitraries.doubles().between(0, 0.9),
                        Arbitraries.doubles().between(0, 1e8),
                        Arbitraries.doubles().between(0, 1e8),
                        Arbitraries.doubles().between(0, 1_000),
                        Arbitraries.doubles().between(0.3, 0.9),
                        Arbitraries.doubles().between(0.5, 1))
                .as((btc, ltv, cash, cost, produced, call, target) ->
                        new ForcedSale("miner", btc, ltv * btc * 70_000, cash, cost, produced, call, call * target));
    }

    @Provide
    Arbitrary<List<ForcedSale>> books() {
        return miners().list().ofMaxSize(6);
    }
}
