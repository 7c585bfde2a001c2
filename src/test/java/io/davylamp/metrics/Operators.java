package io.davylamp.metrics;

import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PoolContract.Scheme;
import io.davylamp.mining.PowerContract;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/** Invented operators and their readings. */
public final class Operators {
    public static final OperatorId ID = new OperatorId("acme");
    public static final Instant NOW = Instant.parse("2024-09-30T12:00:00Z");

    private Operators() {}

    public static OperatorProfile profile(Scheme scheme, boolean takeOrPay) {
        return new OperatorProfile(
                ID, "Acme", new PoolContract(scheme, 0.008), new PowerContract(1.04, takeOrPay, false), 0.1);
    }

    /** An operator paid by FPPS that pays for the power it draws, and the given readings. */
    public static OperatorState anOperator(Reading.OfOperator... readings) {
        return anOperator(profile(Scheme.FPPS, false), readings);
    }

    public static OperatorState anOperator(OperatorProfile profile, Reading.OfOperator... readings) {
        OperatorState state = OperatorState.empty(profile);
        for (Reading.OfOperator reading : readings) {
            state = state.with(reading);
        }
        return state;
    }

    public static Reading.Fleet fleet(double hashratePh, double uptime) {
        return new Reading.Fleet("fleet", NOW, ID, hashratePh, uptime, 24);
    }

    public static Reading.Cost cost(double usdPerKwh, double otherUsdPerDay, double creditsUsdPerDay) {
        return new Reading.Cost("cost", NOW, ID, usdPerKwh, otherUsdPerDay, creditsUsdPerDay);
    }

    public static Reading.Treasury treasury(Instant at, double cashUsd, double btc) {
        return new Reading.Treasury(
                "treasury-" + at, at, ID, cashUsd, btc, 0, 0, OptionalDouble.empty(), OptionalDouble.empty());
    }

    public static Reading.Treasury sales(OptionalDouble mined, OptionalDouble sold) {
        return new Reading.Treasury("sales", NOW, ID, 0, 0, 0, 0, mined, sold);
    }

    public static Reading.Debt debt(Loan... loans) {
        return new Reading.Debt("debt", NOW, ID, List.of(loans), false);
    }

    public static Loan unsecured(double serviceUsdPerDay) {
        return new Loan("bond", 10e6, serviceUsdPerDay, new Collateral.None());
    }

    public static Loan btcLoan(double balanceUsd, double btc) {
        return new Loan("btc-loan", balanceUsd, 0, new Collateral.Btc(btc, 0.70, 0.85, 0.55));
    }

    public static Loan asicLoan(double balanceUsd, double valueUsd) {
        return new Loan("asic-loan", balanceUsd, 0, new Collateral.Asic(valueUsd));
    }

    public static HedgePosition position(Instrument instrument, double btc, String expiry) {
        return new HedgePosition(instrument, btc, OptionalDouble.empty(), LocalDate.parse(expiry));
    }

    public static Reading.Hedges hedges(HedgePosition... positions) {
        return new Reading.Hedges("hedges", NOW, ID, List.of(positions));
    }
}
