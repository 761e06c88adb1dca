package dev.travertine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.junit.jupiter.api.Test;

class EscapesTest {
    @Test
    void literals() throws SQLException {
        assertThat(Escapes.translate("SELECT {d '2001-01-02'}, {t '10:00:00'}, { ts '2001-01-02 10:00:00' }"))
                .isEqualTo("SELECT DATE '2001-01-02', TIME '10:00:00', TIMESTAMP '2001-01-02 10:00:00' ");
    }

    @Test
    void functionsAlsoWithinEachOther() throws SQLException {
        assertThat(Escapes.translate("{fn ucase({fn substring(name, 1, 2)})}"))
                .isEqualTo("UPPER(substring(name, 1, 2))");
        assertThat(Escapes.translate("{fn NOW()} - {fn curdate( )}")).isEqualTo("LOCALTIMESTAMP - CURRENT_DATE");
        assertThat(Escapes.translate("{fn ifnull(a, 1)}")).isEqualTo("COALESCE(a, 1)");
    }

    @Test
    void joinsLikesAndLimits() throws SQLException {
        assertThat(Escapes.translate("FROM {oj a LEFT JOIN b ON x} WHERE c LIKE 'x' {escape '\\'} {limit 5}"))
                .isEqualTo("FROM a LEFT JOIN b ON x WHERE c LIKE 'x' ESCAPE '\\' LIMIT 5");
    }

    @Test
    void stringsNamesAndCommentsAreLeftAlone() throws SQLException {
        String sql = "SELECT '{d}', 'it''s {x', \"{t}\" -- {ts\n/* {fn */ FROM t";
        assertThat(Escapes.translate(sql)).isEqualTo(sql);
    }

    @Test
    void whatIsNoEscapeIsAnError() {
        assertThatThrownBy(() -> Escapes.translate("{call f()}")).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(() -> Escapes.translate("SELECT {d '2001-01-01'"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42601"));
    }
}
