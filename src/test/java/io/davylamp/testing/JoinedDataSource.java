package io.davylamp.testing;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Gives each transaction one connection, which is committed and closed with it, as the service's pool does. */
final class JoinedDataSource {
    private final DataSource database;
    private final TransactionManager manager;
    private final TransactionSynchronizationRegistry registry;

    JoinedDataSource(DataSource database, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        this.database = database;
        this.manager = manager;
        this.registry = registry;
    }

    DataSource asDataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) ->
                        method.getName().equals("getConnection") && registry.getTransactionKey() != null
                                ? joined()
                                : invoke(database, method, arguments));
    }

    private Connection joined() throws SQLException {
        if (registry.getResource(this) instanceof Connection held) {
            return held;
        }
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            manager.getTransaction().enlistResource(new OneConnection(connection));
        } catch (RollbackException | SystemException e) {
            connection.close();
            throw new SQLException("the transaction is over", e);
        }
        Connection held = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) ->
                        method.getName().equals("close") ? null : invoke(connection, method, arguments));
        registry.putResource(this, held);
        return held;
    }

    private static Object invoke(Object on, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** A transaction of one resource is committed in one phase. */
    private record OneConnection(Connection connection) implements XAResource {
        @Override
        public void commit(Xid xid, boolean onePhase) throws XAException {
            end(true);
        }

        @Override
        public void rollback(Xid xid) throws XAException {
            end(false);
        }

        private void end(boolean keep) throws XAException {
            try (connection) {
                if (keep) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            } catch (SQLException e) {
                XAException fault = new XAException(keep ? XAException.XA_RBROLLBACK : XAException.XAER_RMERR);
                fault.initCause(e);
                throw fault;
            }
        }

        @Override
        public int prepare(Xid xid) {
            return XA_OK;
        }

        @Override
        public boolean isSameRM(XAResource other) {
            return other == this;
        }

        @Override
        public boolean setTransactionTimeout(int seconds) {
            return false;
        }

        @Override
        public int getTransactionTimeout() {
            return 0;
        }

        @Override
        public Xid[] recover(int flag) {
            return new Xid[0];
        }

        @Override
        public void start(Xid xid, int flags) {
            // the connection is in its transaction from the first statement on
        }

        @Override
        public void end(Xid xid, int flags) {
            // it stays in it until it is committed or rolled back
        }

        @Override
        public void forget(Xid xid) {
            // nothing is remembered of it
        }
    }
}
