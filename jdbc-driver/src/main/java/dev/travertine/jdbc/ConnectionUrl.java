package dev.travertine.jdbc;

import dev.travertine.jdbc.session.Address;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a JDBC URL and the properties beside it say.
 *
 * <pre>
 * jdbc:travertine:/path            the engine of this process over the data folder /path
 * jdbc:travertine:./path           the same; relative to the working folder
 * jdbc:travertine:mem:name         an engine in memory, shared by all connections of that name
 * jdbc:travertine:mem:             an engine in memory for this connection alone
 * jdbc:travertine:/path?key=value&amp;key=value
 * </pre>
 *
 * <p>A property of the URL counts more than one of the same name beside it. Names that nobody knows are an error.
 */
final class ConnectionUrl {
    static final String PREFIX = "jdbc:travertine:";
    private static final String MEMORY = "mem:";

    private final String url;
    private final Address address;
    private final String user;
    private final boolean isReadOnly;
    private final ZoneId zone;

    private ConnectionUrl(String url, Address address, Map<String, String> values) throws SQLException {
        this.url = url;
        this.address = address;
        this.user = values.getOrDefault("user", "");
        this.isReadOnly = Boolean.parseBoolean(values.getOrDefault("readOnly", "false"));
        this.zone = zone(values.get("timeZone"));
    }

    /** Whether the URL is one of ours. */
    static boolean accepts(String url) {
        return url != null && url.startsWith(PREFIX);
    }

    /**
     * Reads a URL.
     *
     * @throws SQLException 08001 where it names nothing, 22023 where a property is unknown or its value is not allowed
     */
    static ConnectionUrl parse(String url, Properties properties) throws SQLException {
        int question = url.indexOf('?');
        String place = url.substring(PREFIX.length(), question < 0 ? url.length() : question);
        Map<String, String> values = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            put(values, name, properties.getProperty(name));
        }
        if (question >= 0) {
            for (String pair : url.substring(question + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    put(values, decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                } else if (!pair.isEmpty()) {
                    throw Errors.of(Errors.INVALID_ARGUMENT, "'" + pair + "' in the URL is not of the form name=value");
                }
            }
        }
        Map<String, String> options = new TreeMap<>(values);
        options.keySet().removeIf(name -> !ConnectionProperty.named(name).isForEngine());
        return new ConnectionUrl(url, address(place, options), values);
    }

    private static Address address(String place, Map<String, String> options) throws SQLException {
        if (place.startsWith("//")) {
            throw Errors.unsupported("a connection to a server");
        } else if (place.startsWith(MEMORY)) {
            return new Address(Address.Kind.MEMORY, place.substring(MEMORY.length()), options);
        } else if (place.isEmpty()) {
            throw Errors.of(
                    Errors.CANNOT_CONNECT,
                    "the URL names no data folder; write " + PREFIX + "/path or " + PREFIX + "mem:name");
        }
        return new Address(Address.Kind.FOLDER, place, options);
    }

    private static void put(Map<String, String> values, String name, String value) throws SQLException {
        ConnectionProperty property = ConnectionProperty.named(name);
        if (property == null) {
            List<String> known = new ArrayList<>();
            for (ConnectionProperty each : ConnectionProperty.values()) {
                known.add(each.key());
            }
            throw Errors.of(
                    Errors.INVALID_ARGUMENT,
                    "there is no connection property \"" + name + "\"; there are " + String.join(", ", known));
        }
        property.check(value);
        values.put(property.key(), value);
    }

    private static String decode(String text) throws SQLException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Errors.of(Errors.INVALID_ARGUMENT, "'" + text + "' in the URL is not percent-encoded", e);
        }
    }

    private static ZoneId zone(String text) throws SQLException {
        try {
            return text == null ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw Errors.of(Errors.INVALID_ARGUMENT, "there is no time zone \"" + text + "\"", e);
        }
    }

    String url() {
        return url;
    }

    Address address() {
        return address;
    }

    String user() {
        return user;
    }

    boolean isReadOnly() {
        return isReadOnly;
    }

    /** Where moments are shown; UTC, as in the engine, unless the property timeZone says otherwise. */
    ZoneId zone() {
        return zone;
    }
}
