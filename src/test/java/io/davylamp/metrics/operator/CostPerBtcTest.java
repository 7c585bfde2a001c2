package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import io.davylamp.market.Hashprice;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric.AllInCost;
import io.davylamp.metrics.OperatorMetric.BreakevenPrice;
import io.davylamp.metrics.OperatorMetric.CostOfBtc;
import io.davylamp.metrics.OperatorMetric.ExpectedOutput;
import io.davylamp.metrics.Operators;
import io.davylamp.mining.Reading;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CostPerBtcTest {
    @Test
    void the_three_rungs_equal_the_worked_case() {
        WorkedCases.check("COST-01", in -> {
            double reward = number(in, "subsidy_btc") + number(in, "fees_btc_per_block");
            double ph = number(in, "hashrate_ph") * number(in, "uptime");
            double days = number(in, "days");
            double btc = Earnings.expectedBtc(
                    ph, days, 1, Hashprice.btcPerPhDay(reward, number(in, "difficulty")), number(in, "pool_fee"));
            double power = ph
                    * days
                    * CashCost.powerUsdPerPhDay(
                            number(in, "efficiency_j_th"), number(in, "pue"), number(in, "power_usd_kwh"));
            double energy = CostPerBtc.energy(power, number(in, "curtailment_credits_usd"), btc);
            double other = number(in, "hosting_usd") + number(in, "other_opex_usd") + number(in, "ga_cash_usd");
            double cash = CostPerBtc.cash(energy, other, btc);
            return Map.of(
                    "btc_mined", btc,
                    "power_usd", power,
                    "energy_cost_per_btc", energy,
                    "cash_cost_per_btc", cash,
                    "aisc_per_btc",
                            CostPerBtc.allIn(
                                    cash, number(in, "sustaining_capex_usd"), number(in, "interest_usd"), btc));
        });
    }

    @Test
    void the_cash_cost_of_a_coin_is_the_price_at_which_it_breaks_even() {
        // When
        MetricSet metrics =
                MetricSets.of(Operators.anOperator(Operators.fleet(3_500, 0.94), Operators.cost(0.052, 60_000, 8_000)));

        // Then
        assertThat(the(metrics, CostOfBtc.class).cashUsdPerBtc())
                .isCloseTo(the(metrics, BreakevenPrice.class).usdPerBtc(), within(1e-6));
    }

    @Test
    void the_all_in_cost_adds_capex_and_interest() {
        // Given
        Reading.Cost cost =
                new Reading.Cost("cost", Operators.NOW, Operators.ID, 0.052, 60_000, 0, OptionalDouble.of(40_000));
        Reading.Debt debt = new Reading.Debt(
                "debt",
                Operators.NOW,
                Operators.ID,
                List.of(Operators.unsecured(20_000)),
                false,
                OptionalDouble.of(12_000));

        // When
        MetricSet metrics = MetricSets.of(Operators.anOperator(Operators.fleet(3_500, 0.94), cost, debt));

        // Then
        double added = 52_000 / the(metrics, ExpectedOutput.class).btcPerDay();
        assertThat(the(metrics, AllInCost.class).usdPerBtc())
                .isCloseTo(the(metrics, CostOfBtc.class).cashUsdPerBtc() + added, within(1e-6));
    }

    @Test
    void without_capex_or_with_interest_unknown_there_is_no_all_in_cost() {
        Reading.Cost withCapex =
                new Reading.Cost("cost", Operators.NOW, Operators.ID, 0.052, 60_000, 0, OptionalDouble.of(40_000));

        assertThat(reason(
                        MetricSets.of(Operators.anOperator(
                                Operators.fleet(1, 1), Operators.cost(0.05, 0, 0), Operators.debt())),
                        AllInCost.class))
                .isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(
                        MetricSets.of(Operators.anOperator(
                                Operators.fleet(1, 1), withCapex, Operators.debt(Operators.unsecured(1)))),
                        AllInCost.class))
                .isEqualTo(Reason.MISSING_INPUT);
        assertThat(MetricSets.of(Operators.anOperator(Operators.fleet(1, 1), withCapex, Operators.debt()))
                        .find(AllInCost.class))
                .as("without debt service there is no interest")
                .isPresent();
    }

    @Test
    void an_idle_fleet_has_no_meaningful_cost() {
        MetricSet metrics =
                MetricSets.of(Operators.anOperator(Operators.fleet(3_500, 0), Operators.cost(0.05, 1_000, 0)));

        assertThat(reason(metrics, CostOfBtc.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
    }

    private static double number(JsonNode in, String name) {
        return in.get(name).asDouble();
    }
}
