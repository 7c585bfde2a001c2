package io.davylamp.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import io.davylamp.testing.Markets;
import io.davylamp.testing.Operators;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Invented operators in an invented market, and the shipped rules. */
final class Scenes {
    static final Instant NOW = Instant.parse("2024-09-30T12:00:00Z");
    static final double PRICE = 64_000;
    static final double CALL_LTV = 0.70;

    private Scenes() {}

    /** The rules as they are shipped. */
    static RuleSet shippedRules() {
        Compilation compilation = RuleCompiler.compile(Path.of("rules"));
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        return ((Compilation.Compiled) compilation).rules();
    }

    static MarketSnapshot aMarket() {
        return new MarketSnapshot(
                NOW, PRICE, 88.4e12, 3.125, 0.10, OptionalDouble.of(46), Markets.quotes(0.08, 0.55, 0.045));
    }

    /**
     * What an operator is like.
     *
     * @param usdPerKwh what power costs it
     * @param cashUsd its cash
     * @param btcLoanUsd a loan on 1,000 BTC, none where 0
     */
    record Kind(double usdPerKwh, double cashUsd, double btcLoanUsd) {
        Kind withLoan(double usd) {
            return new Kind(usdPerKwh, cashUsd, usd);
        }
    }

    /** Cheap power, much cash, no loan: nothing to worry about. */
    static final Kind CALM = new Kind(0.035, 40e6, 0);

    static Scene aScene(Kind kind) {
        return new Scene(anOperator("acme", kind), Optional.of(aMarket()), NOW);
    }

    /** The calm one with a loan on machines appraised at 10m USD. */
    static Scene onMachines(double balanceUsd) {
        OperatorState state = anOperator("acme", CALM);
        Loan loan = interestFree("asic-loan", balanceUsd, new Collateral.Asic(10e6));
        return new Scene(
                state.with(new Reading.Debt("debt-2", NOW, state.profile().id(), List.of(loan), false)),
                Optional.of(aMarket()),
                NOW);
    }

    /** A loan on which nothing is due before it matures, years from now. */
    private static Loan interestFree(String id, double balanceUsd, Collateral collateral) {
        return new Loan(
                id,
                balanceUsd,
                OptionalDouble.empty(),
                collateral,
                Optional.empty(),
                OptionalDouble.of(0),
                Optional.of(LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusYears(5)));
    }

    /** 1,000 PH/s at 24 J/TH that hash 95 % of the time. */
    static OperatorState anOperator(String name, Kind kind) {
        OperatorId id = new OperatorId(name);
        List<Loan> loans = kind.btcLoanUsd() == 0
                ? List.of()
                : List.of(interestFree("btc-loan", kind.btcLoanUsd(), new Collateral.Btc(1000, CALL_LTV, 0.85, 0.55)));
        return OperatorState.empty(Operators.aProfile(name))
                .with(new Reading.Fleet("fleet", NOW, id, 1000, 0.95, 24))
                .with(new Reading.Cost("cost", NOW, id, kind.usdPerKwh(), 3_000, 0))
                .with(new Reading.Treasury(
                        "treasury",
                        NOW,
                        id,
                        kind.cashUsd(),
                        100,
                        1000,
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty()))
                .with(new Reading.Debt("debt", NOW, id, loans, false));
    }
}
