package io.davylamp.rulebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that can be away: connections go to a port where nobody answers, then. */
final class AwayDatabase {
    private static final int NOBODY = 1;

    private final DataSource there;
    private volatile DataSource now;

    AwayDatabase(DataSource there) {
        this.there = there;
        this.now = there;
    }

    void goes() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"127.0.0.1"});
        nowhere.setPortNumbers(new int[] {NOBODY});
        now = nowhere;
    }

    void comesBack() {
        now = there;
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    try {
                        return method.invoke(now, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
