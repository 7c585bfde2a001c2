package io.davylamp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
    void a_lost_refused_or_exhausted_database_is_an_outage(String state) {
        assertThat(Outage.isBehind(wrapped(new SQLException("gone", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22001", "40001", "57014"})
    void a_statement_the_database_refuses_is_a_fault_of_ours(String state) {
        assertThat(Outage.isBehind(wrapped(new SQLException("no", state)))).isFalse();
    }

    @Test
    void a_pool_without_a_connection_to_give_is_an_outage() {
        Throwable e = wrapped(
                new SQLException("Sorry, acquisition timeout!\nAcquisition timeout while waiting for new connection"));

        assertThat(Outage.isBehind(e)).isTrue();
        assertThat(Outage.reason(e)).isEqualTo("Sorry, acquisition timeout!");
    }

    @Test
    void an_outage_may_be_suppressed_by_what_it_caused() {
        RuntimeException e = new IllegalStateException("rolled back");
        e.addSuppressed(new SQLException("gone", "08006"));

        assertThat(Outage.isBehind(e)).isTrue();
    }

    @Test
    void an_exception_that_causes_itself_ends() {
        assertThat(Outage.isBehind(new Circular())).isFalse();
    }

    private static Throwable wrapped(SQLException cause) {
        return new IllegalStateException("cannot keep readings", new RuntimeException(cause));
    }

    private static final class Circular extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized @Nullable Throwable getCause() {
            return this;
        }
    }
}
