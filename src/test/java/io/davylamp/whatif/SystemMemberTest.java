package io.davylamp.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.system.Contagion;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SystemMemberTest {
    private static final double ELASTICITY = 1.2;

    @Test
    void a_lender_on_machines_loses_as_hashprice_falls_with_the_price() {
        // Given: 9m on machines appraised at 10m
        SystemMember member = member(new Collateral.Asic(10e6));

        // When / Then
        assertThat(lossUsd(member, Scenes.PRICE)).isZero();
        assertThat(lossUsd(member, 0.8 * Scenes.PRICE)).isCloseTo(9e6 - 10e6 * Math.pow(0.8, ELASTICITY), within(1e-6));
    }

    @Test
    void a_lender_on_coins_loses_what_the_price_and_the_haircut_leave_open() {
        SystemMember member = member(new Collateral.Btc(200, 0.8, 0.9, 0.6));
        double haircut = member.state().profile().btcHaircut();

        assertThat(lossUsd(member, 0.5 * Scenes.PRICE))
                .isCloseTo(9e6 - 200 * 0.5 * Scenes.PRICE * (1 - haircut), within(1e-6));
    }

    private static double lossUsd(SystemMember member, double priceUsd) {
        Contagion.Operator exposed = member.exposed(priceUsd, 30);
        assertThat(exposed.debts()).hasSize(1);
        return exposed.debts().get(0).lossUsd();
    }

    private static SystemMember member(Collateral collateral) {
        OperatorState state = Scenes.anOperator("acme", Scenes.CALM);
        Loan loan = new Loan("loan", 9e6, 0, collateral, Optional.of("Lender"));
        Reading.Debt debt =
                new Reading.Debt("debt-2", Scenes.NOW, state.profile().id(), List.of(loan), false);
        SystemTerms terms = new SystemTerms(0.2, 1, 0.035, 30_000, 30, ELASTICITY, List.of(), Set.of());
        return SystemMember.of(state.with(debt), Scenes.aMarket(), terms);
    }
}
