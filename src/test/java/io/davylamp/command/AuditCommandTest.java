package io.davylamp.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.audit.AuditAction;
import io.davylamp.audit.AuditHead;
import io.davylamp.audit.AuditStore;
import io.davylamp.sql.Sql;
import io.davylamp.testing.Persistence;
import io.davylamp.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class AuditCommandTest {
    private static final AuditAction DEED =
            new AuditAction("Ada", "APPROVED", "1111", "2222", "because", Instant.parse("2026-03-01T12:00:00Z"));

    private final PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.fresh();
    private final Persistence persistence = Persistence.over(database);
    private final AuditStore audit = new AuditStore(persistence.dataSource());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void distinguishes_a_sound_trail_from_a_changed_one_by_its_exit_code() {
        // Given
        Sql sql = new Sql(database);
        append();
        AuditHead head = append();
        // When
        int sound = verify("--head", head.toString());
        sql.update("alter table audit_entry disable trigger all");
        sql.update("update audit_entry set why = 'something else' where seq = 1");
        int changed = verify();
        // Then
        assertThat(sound).isEqualTo(Commands.OK);
        assertThat(changed).isEqualTo(Commands.PROBLEMS);
        assertThat(out.toString())
                .contains("as it was written", "entry 1: its content is not what was hashed", "CHANGED");
    }

    @Test
    void finds_a_trail_that_was_cut_by_any_of_the_ends_in_a_log(@TempDir Path folder) throws IOException {
        // Given
        Sql sql = new Sql(database);
        AuditHead first = append();
        AuditHead second = append();
        Path log = Files.writeString(
                folder.resolve("log"), "audit %s: APPROVED\naudit %s: APPROVED\n".formatted(first, second));
        int sound = verify("--heads-in", log.toString());
        // When
        sql.update("alter table audit_entry disable trigger all");
        sql.update("alter table audit_head disable trigger all");
        sql.update("delete from audit_entry where seq = 2");
        sql.update("update audit_head set seq = 1, hash = ?", first.hash());
        // Then
        assertThat(sound).isEqualTo(Commands.OK);
        assertThat(verify()).isEqualTo(Commands.OK);
        assertThat(verify("--head", first.toString())).isEqualTo(Commands.OK);
        assertThat(verify("--head", first.toString(), "--head", second.toString()))
                .isEqualTo(Commands.PROBLEMS);
        assertThat(verify("--heads-in", log.toString())).isEqualTo(Commands.PROBLEMS);
        assertThat(verify("--heads-in", folder.resolve("none").toString())).isEqualTo(Commands.USAGE);
    }

    @Test
    void says_what_it_lacks() {
        assertThat(run("audit", "verify", "--url", "jdbc:postgresql://localhost:1/none"))
                .isEqualTo(Commands.USAGE);
        assertThat(err.toString()).contains("the trail cannot be read");
        assertThat(verify("--head", "x")).isEqualTo(Commands.USAGE);
    }

    private AuditHead append() {
        return persistence.transactions().inOne(() -> audit.append(DEED));
    }

    private int verify(String... more) {
        Stream<String> database = Stream.of(
                "audit",
                "verify",
                "--url",
                this.database.getUrl(),
                "--user",
                String.valueOf(this.database.getUser()),
                "--password",
                String.valueOf(this.database.getPassword()));
        return run(Stream.concat(database, Stream.of(more)).toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
