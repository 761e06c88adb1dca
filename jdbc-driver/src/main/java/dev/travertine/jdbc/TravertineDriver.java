package dev.travertine.jdbc;

import dev.travertine.jdbc.session.Address;
import dev.travertine.jdbc.session.SessionException;
import dev.travertine.jdbc.session.SessionProvider;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;

/** The JDBC driver. {@link DriverManager} finds it by itself where its jar is on the class path. */
public final class TravertineDriver implements Driver {
    static final int MAJOR_VERSION = 0;
    static final int MINOR_VERSION = 1;

    static {
        try {
            DriverManager.registerDriver(new TravertineDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A driver; it has no state. */
    public TravertineDriver() {}

    /**
     * Opens a connection.
     *
     * @param url {@code jdbc:travertine:/path}, {@code jdbc:travertine:mem:name}; null is returned for another driver's
     * @param info properties, or null
     */
    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        ConnectionUrl parsed = ConnectionUrl.parse(url, info == null ? new Properties() : info);
        try {
            return new TravertineConnection(parsed, provider(parsed.address()).open(parsed.address()));
        } catch (SessionException e) {
            throw Errors.of(e);
        }
    }

    /** BI tools load the driver through a class loader of its own, hence that one first. */
    private static SessionProvider provider(Address address) throws SQLException {
        ClassLoader own = TravertineDriver.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        for (ClassLoader loader : new ClassLoader[] {own, context}) {
            for (SessionProvider provider : ServiceLoader.load(SessionProvider.class, loader)) {
                if (provider.accepts(address)) {
                    return provider;
                }
            }
        }
        throw Errors.of(
                Errors.CANNOT_CONNECT,
                "no engine on the class path; add travertine-embedded and what it needs (travertine classpath prints it)");
    }

    @Override
    public boolean acceptsURL(String url) {
        return ConnectionUrl.accepts(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        ConnectionProperty[] properties = ConnectionProperty.values();
        DriverPropertyInfo[] infos = new DriverPropertyInfo[properties.length];
        for (int i = 0; i < infos.length; i++) {
            infos[i] = properties[i].info(info == null ? null : info.getProperty(properties[i].key()));
        }
        return infos;
    }

    @Override
    public int getMajorVersion() {
        return MAJOR_VERSION;
    }

    @Override
    public int getMinorVersion() {
        return MINOR_VERSION;
    }

    /** False: stored procedures and transactions over several statements, which the name stands for, there are none of. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("dev.travertine");
    }
}
