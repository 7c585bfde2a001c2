package io.davylamp.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OperatorStateTest {
    private static final Instant NOON = Instant.parse("2022-07-31T12:00:00Z");
    private static final OperatorId ID = new OperatorId("acme");
    private static final OperatorState EMPTY = OperatorState.empty(new OperatorProfile(
            ID, "Acme", new PoolContract(PoolContract.Scheme.FPPS, 0.02), new PowerContract(1.05, false, false), 0.1));

    @Test
    void of_two_of_one_moment_the_one_added_later_counts() {
        Reading.Cost first = cost("z", NOON);
        Reading.Cost correction = cost("a", NOON);

        assertThat(EMPTY.withAll(List.of(first, correction)).cost()).isEqualTo(Optional.of(correction));
        assertThat(EMPTY.withAll(List.of(correction, first)).cost()).isEqualTo(Optional.of(first));
    }

    @Test
    void of_two_moments_the_later_counts_in_any_order() {
        Reading.Cost early = cost("z", NOON);
        Reading.Cost late = cost("a", NOON.plusSeconds(1));

        assertThat(EMPTY.withAll(List.of(late, early)).cost()).isEqualTo(Optional.of(late));
        assertThat(EMPTY.withAll(List.of(early, late)).cost()).isEqualTo(Optional.of(late));
    }

    @Test
    void a_treasury_is_corrected_within_its_month() {
        Reading.Treasury june = treasury("june", NOON.minusSeconds(31 * 86_400));
        Reading.Treasury july = treasury("z", NOON);
        Reading.Treasury corrected = treasury("a", NOON);

        OperatorState state = EMPTY.withAll(List.of(july, june, corrected));

        assertThat(state.treasuryMonths()).containsExactly(june, corrected);
    }

    private static Reading.Cost cost(String id, Instant at) {
        return new Reading.Cost(id, at, ID, 0.05, 1_000, 0);
    }

    private static Reading.Treasury treasury(String id, Instant at) {
        return new Reading.Treasury(id, at, ID, 1e6, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty());
    }
}
