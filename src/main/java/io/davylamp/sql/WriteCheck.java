package io.davylamp.sql;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;

/** A durable write that leaves nothing behind and waits for nobody: whether the database takes any. */
@ApplicationScoped
public class WriteCheck {
    private final Sql sql;
    private final Transactions transactions;

    WriteCheck(DataSource dataSource, Transactions transactions) {
        this.sql = new Sql(dataSource);
        this.transactions = transactions;
    }

    /**
     * Writes, within 4 s.
     *
     * @throws RuntimeException if the database does not take it; an {@link Outage} is behind it where that may pass
     */
    public void write() {
        transactions.run(() -> {
            sql.call("select set_config('statement_timeout', '4s', true)");
            sql.call("select setval('write_check', 1)");
        });
    }
}
