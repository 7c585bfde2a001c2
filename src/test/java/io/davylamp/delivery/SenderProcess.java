package io.davylamp.delivery;

import io.davylamp.embedded.EmbeddedDatabase;
import java.io.IOException;
import org.postgresql.ds.PGSimpleDataSource;

/** A sender in a process of its own, to be killed. Arguments: JDBC URL, password, receiver's URL. */
final class SenderProcess {
    private SenderProcess() {}

    public static void main(String... arguments) throws IOException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(arguments[0]);
        dataSource.setUser(EmbeddedDatabase.NAME);
        dataSource.setPassword(arguments[1]);
        new Service(dataSource, KilledSenderTest.keys(arguments[2])).dispatch();
        // Ends with whoever started it.
        while (System.in.read() >= 0) {}
    }
}
