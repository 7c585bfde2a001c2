package io.davylamp.testing;

import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PowerContract;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.OptionalDouble;

/** Invented operators: what a test does not say is ordinary. */
public final class Operators {
    private Operators() {}

    /** Paid by FPPS less one per cent; pays for the power it draws and can neither sell nor refuse it. */
    public static OperatorProfile aProfile(String id) {
        return new OperatorProfile(
                new OperatorId(id),
                "Operator " + id,
                new PoolContract(PoolContract.Scheme.FPPS, 0.01),
                new PowerContract(1.05, false, false),
                0.1);
    }

    /** Cash and bitcoin, none of it pledged; what was mined and sold is not said. */
    public static Reading.Treasury treasury(String id, Instant at, OperatorId operator, double cashUsd, double btc) {
        return new Reading.Treasury(
                id, at, operator, cashUsd, btc, 0, 0, OptionalDouble.empty(), OptionalDouble.empty());
    }
}
