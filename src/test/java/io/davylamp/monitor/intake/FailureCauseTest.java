package io.davylamp.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.sql.Transactions;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCauseTest {
    @ParameterizedTest
    @CsvSource({
        "22021, true", // a byte no text may have
        "22P05, true",
        "23514, true",
        "54000, true",
        "08006, false", // connection lost
        "57P01, false", // shut down
        "57014, false", // time-out
        "53300, false", // too many connections
        "25006, false", // read-only
        "55P03, false", // lock not available
        "40001, false", // serialisation
        "40P01, false", // deadlock
        "42501, false" // a privilege is missing: nobody's reading is at fault
    })
    void distinguishes_content_from_outage_by_the_root_cause(String state, boolean content) {
        RuntimeException fault =
                new IllegalStateException("on top", new RuntimeException(new SQLException("refused", state)));

        assertThat(FailureCause.isContents(fault)).isEqualTo(content);
    }

    @Test
    void a_connection_that_could_not_be_had_is_an_outage() {
        assertThat(FailureCause.isContents(new RuntimeException(new SQLException("Acquisition timeout"))))
                .isFalse();
        assertThat(FailureCause.isContents(new Transactions.Broken(new SystemException("could not begin"))))
                .isFalse();
    }

    @Test
    void a_fault_without_a_database_is_the_content_s() {
        assertThat(FailureCause.isContents(new ArithmeticException("/ by zero")))
                .isTrue();
    }

    @Test
    void a_cause_that_leads_back_to_itself_comes_to_an_end() {
        RuntimeException first = new RuntimeException("a");
        RuntimeException second = new RuntimeException("b", first);
        first.initCause(second);

        assertThat(FailureCause.isContents(first)).isTrue();
    }
}
