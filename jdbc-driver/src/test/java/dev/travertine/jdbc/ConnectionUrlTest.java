package dev.travertine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.jdbc.session.Address;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConnectionUrlTest {
    @Test
    void folders() throws SQLException {
        assertThat(parse("jdbc:travertine:/data/flights").address())
                .isEqualTo(new Address(Address.Kind.FOLDER, "/data/flights", Map.of()));
        assertThat(parse("jdbc:travertine:./data").address().name()).isEqualTo("./data");
        assertThatThrownBy(() -> parse("jdbc:travertine:"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"));
    }

    @Test
    void memory() throws SQLException {
        assertThat(parse("jdbc:travertine:mem:one").address())
                .isEqualTo(new Address(Address.Kind.MEMORY, "one", Map.of()));
        assertThat(parse("jdbc:travertine:mem:").address().name()).isEmpty();
    }

    @Test
    void propertiesOfTheUrlCountMore() throws SQLException {
        Properties beside = new Properties();
        beside.setProperty("timezone", "UTC");
        beside.setProperty("user", "ada");
        ConnectionUrl url =
                ConnectionUrl.parse("jdbc:travertine:mem:x?timeZone=Europe%2FBerlin&readOnly=true&workers=2", beside);
        assertThat(url.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(url.user()).isEqualTo("ada");
        assertThat(url.isReadOnly()).isTrue();
        assertThat(url.address().options()).isEqualTo(Map.of("workers", "2"));
    }

    @Test
    void theListOfPropertiesIsClosed() {
        assertThatThrownBy(() -> parse("jdbc:travertine:mem:x?colour=red"))
                .hasMessageContaining("no connection property \"colour\"")
                .hasMessageContaining("timeZone");
        assertThatThrownBy(() -> parse("jdbc:travertine:mem:x?workers=many")).hasMessageContaining("whole number");
        assertThatThrownBy(() -> parse("jdbc:travertine:mem:x?timeZone=Mars")).hasMessageContaining("no time zone");
        assertThatThrownBy(() -> parse("jdbc:travertine:mem:x?readOnly")).hasMessageContaining("name=value");
    }

    @Test
    void serversAndOtherDrivers() {
        assertThatThrownBy(() -> parse("jdbc:travertine://host:8080"))
                .isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThat(ConnectionUrl.accepts("jdbc:postgresql:x")).isFalse();
        assertThat(ConnectionUrl.accepts(null)).isFalse();
    }

    private static ConnectionUrl parse(String url) throws SQLException {
        return ConnectionUrl.parse(url, new Properties());
    }
}
