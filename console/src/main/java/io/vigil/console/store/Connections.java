package io.vigil.console.store;

import io.vigil.sinks.SqlFindings;
import io.vigil.sinks.SqlFindings.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;

/** Connections to a store, kept open between requests. One whose use failed is closed: it may be broken. */
public final class Connections implements AutoCloseable {
    private static final int KEPT = 8;

    private final SqlFindings store;
    private final ArrayBlockingQueue<Connection> idle = new ArrayBlockingQueue<>(KEPT);

    public Connections(SqlFindings store) {
        this.store = store;
    }

    /** What is done with a connection. */
    interface Use<T> {
        T with(Connection connection) throws SQLException;
    }

    Dialect dialect() {
        return store.dialect();
    }

    /** @throws StoreFailure without the driver's words, which may repeat rows */
    <T> T use(Use<T> use) {
        try {
            Connection kept = idle.poll();
            Connection connection = kept == null ? store.connections().getConnection() : kept;
            boolean works = false;
            try {
                T result = use.with(connection);
                works = true;
                return result;
            } finally {
                if (!works || !idle.offer(connection)) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw new StoreFailure(
                    "store " + store.name() + " does not answer: " + e.getSQLState() + " " + e.getErrorCode(), e);
        }
    }

    @Override
    public void close() {
        for (Connection each = idle.poll(); each != null; each = idle.poll()) {
            try {
                each.close();
            } catch (SQLException ignored) {
                // It is given up anyway.
            }
        }
    }
}
