package io.vigil.sinks.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections of one driver that leave nothing of it behind. {@link DriverManager} belongs to the whole process, and so do threads that a
 * driver causes; either would keep the class loader of every job that was ever submitted to a cluster.
 */
public final class DriverSource implements DataSource {
    private final Supplier<Driver> driver;
    private final String url;
    private final Properties properties = new Properties();

    /** @param driver makes one: the class is loaded when the first connection is wanted */
    public DriverSource(Supplier<Driver> driver, String url, @Nullable String user, @Nullable String password) {
        this.driver = driver;
        this.url = url;
        put("user", user);
        put("password", password);
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader ofJob = thread.getContextClassLoader();
        // Threads that a driver causes inherit it: SQLite's asks a process what system this is, and its reaper stays.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            Connection connection = driver.get().connect(url, properties);
            if (connection == null) {
                throw new SQLException("the driver does not take such an address");
            }
            return connection;
        } finally {
            thread.setContextClassLoader(ofJob);
            deregister();
        }
    }

    /** Drivers register themselves when their class is loaded. Where the class loader is the application's, nothing can leak. */
    private static void deregister() throws SQLException {
        ClassLoader own = DriverSource.class.getClassLoader();
        if (own == ClassLoader.getSystemClassLoader()) {
            return;
        }
        for (Driver registered : DriverManager.drivers().toList()) {
            if (registered.getClass().getClassLoader() == own) {
                DriverManager.deregisterDriver(registered);
            }
        }
    }

    /** @throws SQLException always: the credentials are the storage's */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the credentials are the storage's");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("nothing is logged");
    }

    /** The driver's own default. */
    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("give it in the URL");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("nothing is logged");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
