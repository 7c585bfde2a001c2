package io.davylamp.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void gives_each_test_a_database_of_its_own() throws SQLException {
        // Given
        DataSource mine = TestDatabase.fresh();
        DataSource yours = TestDatabase.fresh();
        execute(mine, "CREATE TABLE only_here (id int)");

        // When
        boolean seenByYou = hasTable(yours, "only_here");

        // Then
        assertThat(seenByYou).isFalse();
        assertThat(hasTable(mine, "only_here")).isTrue();
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean hasTable(DataSource database, String name) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT to_regclass('" + name + "') IS NOT NULL")) {
            return found.next() && found.getBoolean(1);
        }
    }
}
