package io.davylamp.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.mining.Declined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeclinedFaultsTest {
    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, 404, not-found",
        "CONFLICT, 409, conflict",
        "UNFIT, 400, invalid-value",
        "UNFIT_PARAMETER, 400, invalid-parameter",
        "UNREADABLE, 400, malformed-body",
        "TOO_LARGE, 413, body-too-large",
        "TOO_MANY_ITEMS, 413, too-many-items",
        "TOO_MUCH_WAITS, 503, busy",
        "NO_RULEBOOK, 503, no-rulebook"
    })
    void each_reason_is_the_problem_its_clients_know(Declined.Why why, int status, String slug) {
        Fault fault = DeclinedFaults.of(Declined.of(why, "it is so.", "Maybe ask for less."));

        assertThat(fault.type().status()).isEqualTo(status);
        assertThat(fault.type().slug()).isEqualTo(slug);
        assertThat(fault).hasMessage("it is so.");
        assertThat(fault.advice()).contains("Maybe ask for less.");
    }

    @ParameterizedTest
    @EnumSource(Declined.Why.class)
    void only_what_waits_is_worth_asking_for_again_soon(Declined.Why why) {
        int seconds =
                DeclinedFaults.of(Declined.of(why, "it is so.", "Maybe wait.")).retryAfterSeconds();

        assertThat(seconds).isEqualTo(why == Declined.Why.TOO_MUCH_WAITS ? 30 : 0);
    }

    @Test
    void a_place_in_the_body_is_pointed_at_and_a_parameter_is_named() {
        Fault place = DeclinedFaults.of(Declined.at("/files/a~1b.drl", "it is so.", "Maybe not."));
        Fault parameter = DeclinedFaults.of(Declined.atParameter("receiver", "it is so.", "Maybe not."));

        assertThat(place.pointer()).contains("/files/a~1b.drl");
        assertThat(place.parameter()).isEmpty();
        assertThat(parameter.parameter()).contains("receiver");
        assertThat(parameter.pointer()).isEmpty();
    }
}
