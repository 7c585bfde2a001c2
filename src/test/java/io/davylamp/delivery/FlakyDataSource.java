package io.davylamp.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source that can be made to refuse connections for a while. */
final class FlakyDataSource {
    private final DataSource real;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean away;

    FlakyDataSource(DataSource real) {
        this.real = real;
    }

    DataSource asDataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (away) {
                        refused.incrementAndGet();
                        throw new SQLException("connection refused");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    int refused() {
        return refused.get();
    }
}
