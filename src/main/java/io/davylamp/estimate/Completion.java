package io.davylamp.estimate;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An operator's state with what it published filled in where its readings are older or missing, and estimates where
 * neither has a figure. What is reported wins over what is estimated, and what is newer over what is older.
 *
 * @param state the state to judge by; it holds no disclosure any more, so that completing it again changes nothing
 * @param estimates what had to be estimated, in the order in which it is needed
 * @param reported how many figures beside these were reported
 */
public record Completion(OperatorState state, List<Estimate> estimates, int reported) {
    public Completion {
        estimates = List.copyOf(estimates);
    }

    /** With each estimate at its middle. A state without disclosures is complete as it is: its gaps stay gaps. */
    public static Completion of(OperatorState state, Optional<MarketSnapshot> market, Instant at) {
        return of(state, market, at, estimate -> End.MIDDLE);
    }

    /** With each estimate at the end that is chosen for it. */
    public static Completion of(
            OperatorState state, Optional<MarketSnapshot> market, Instant at, Function<Estimate, End> choice) {
        if (state.disclosures().isEmpty()) {
            return new Completion(state, List.of(), 0);
        }
        Pass pass = new Pass(state, market, at, choice);
        Optional<Reading.Fleet> fleet = FleetPart.of(pass);
        List<Reading.Treasury> treasury = TreasuryPart.of(pass, fleet);
        Optional<Reading.Debt> debt = DebtPart.of(pass, fleet);
        Optional<Reading.Cost> cost = CostPart.of(pass, fleet, debt);
        OperatorState complete = new OperatorState(state.profile(), fleet, cost, debt, state.hedges(), List.of());
        return new Completion(complete.withAll(treasury), pass.estimates(), pass.reported());
    }

    /** The share of the figures it is judged by that are estimated, fraction. */
    public double estimatedShare() {
        return estimates.isEmpty() ? 0 : (double) estimates.size() / (estimates.size() + reported);
    }
}
