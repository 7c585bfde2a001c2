package io.davylamp.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashpriceTest {
    @ParameterizedTest
    @ValueSource(strings = {"HP-01", "HP-04", "HP-05"})
    void equals_the_worked_cases(String id) {
        WorkedCases.check(id, HashpriceTest::compute);
    }

    @Test
    void equals_the_published_shutdown_example() {
        WorkedCases.check("HP-20", in -> {
            double subsidy = number(in, "subsidy_btc");
            double perPh =
                    Hashprice.btcPerPhDay(subsidy * (1 + number(in, "fee_to_subsidy")), number(in, "difficulty"));
            double btc = perPh * number(in, "hashrate_th") / 1000;
            double power = number(in, "power_w") / 1000 * 24 * number(in, "power_usd_kwh");
            return Map.of("btc_per_day", btc, "shutdown_price_usd", power / btc);
        });
    }

    @Test
    void is_what_revenue_over_the_hashrate_implied_by_difficulty_gives() {
        // Given
        double difficulty = 50e12;
        double networkPh = Hashprice.networkHashrateEh(difficulty) * 1000;

        // When
        double hashprice = Hashprice.usdPerPhDay(6.25 + 0.15, difficulty, 27_000);

        // Then
        double revenueOf144Blocks = 144 * (6.25 + 0.15) * 27_000;
        assertThat(hashprice).isCloseTo(revenueOf144Blocks / networkPh, within(1e-9));
    }

    @Test
    void falls_with_the_subsidy_but_not_with_fees_at_a_halving() {
        // Given
        double before = Hashprice.btcPerPhDay(6.25 + 0.5, 88e12);

        // When
        double after = Hashprice.btcPerPhDay(3.125 + 0.5, 88e12);

        // Then
        assertThat(after / before).isCloseTo(3.625 / 6.75, within(1e-12));
    }

    @Test
    void counts_fees_as_a_share_of_the_whole_reward() {
        assertThat(Hashprice.feeShare(3.125, 3.125)).isEqualTo(0.5);
        assertThat(Hashprice.feeShare(3.125, 0)).isZero();
    }

    private static Map<String, Double> compute(JsonNode in) {
        double subsidy = number(in, "subsidy_btc_per_block");
        double fees = number(in, "fees_btc_per_block");
        double difficulty = number(in, "difficulty");
        return Map.of(
                "hashprice_btc_ph_day", Hashprice.btcPerPhDay(subsidy + fees, difficulty),
                "hashprice_usd_ph_day", Hashprice.usdPerPhDay(subsidy + fees, difficulty, number(in, "price_usd")),
                "fee_share", Hashprice.feeShare(subsidy, fees),
                "network_hashrate_eh_at_600s", Hashprice.networkHashrateEh(difficulty));
    }

    private static double number(JsonNode in, String name) {
        return in.get(name).asDouble();
    }
}
