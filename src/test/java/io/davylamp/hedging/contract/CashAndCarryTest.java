package io.davylamp.hedging.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import io.davylamp.hedging.pricing.Basis;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CashAndCarryTest {
    @Test
    void earns_the_worked_case() {
        WorkedCases.check("BAS-01", in -> {
            CashAndCarry carry = new CashAndCarry(
                    in.get("spot").asDouble(),
                    in.get("future").asDouble(),
                    in.get("days").asDouble(),
                    in.get("funding_rate").asDouble(),
                    in.get("fees_bps_total").asDouble() / 10_000);
            return Map.of("carry_pnl_per_btc", carry.profitUsdPerBtc(), "net_annualised", carry.netPerYear());
        });
    }

    @Test
    void keeps_3_9_of_10_percent_after_funding_and_fees() {
        assertThat(new CashAndCarry(68_000, 69_360, 73, 0.055, 0.0012).netPerYear())
                .isCloseTo(0.039, within(1e-12));
    }

    @Property
    void nothing_is_left_at_the_breakeven_and_the_unfunded_carry_is_the_simple_basis(
            @ForAll @DoubleRange(min = 0.9, max = 1.2) double future,
            @ForAll @DoubleRange(min = 1, max = 365) double days,
            @ForAll @DoubleRange(min = 0, max = 0.2) double funding) {
        CashAndCarry carry = new CashAndCarry(30_000, future * 30_000, days, funding, 0.001);

        assertThat(new CashAndCarry(30_000, carry.breakevenFutureUsd(), days, funding, 0.001).profitUsdPerBtc())
                .isCloseTo(0, within(1e-7));
        assertThat(new CashAndCarry(30_000, future * 30_000, days, 0, 0).netPerYear())
                .isCloseTo(Basis.simple(30_000, future * 30_000, days), within(1e-9));
    }
}
