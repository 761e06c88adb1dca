package dev.travertine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.jdbc.session.ColumnInfo;
import org.junit.jupiter.api.Test;

class LikePatternTest {
    @Test
    void patterns() {
        assertThat(new LikePattern(null).matches("anything")).isTrue();
        assertThat(new LikePattern("%").matches("")).isTrue();
        assertThat(new LikePattern("fl%s").matches("FLIGHTS")).isTrue();
        assertThat(new LikePattern("a_b").matches("axb")).isTrue();
        assertThat(new LikePattern("a\\_b").matches("axb")).isFalse();
        assertThat(new LikePattern("a\\_b").matches("a_b")).isTrue();
        assertThat(new LikePattern("a.b").matches("axb")).isFalse();
    }

    @Test
    void typesAsTheSystemTablesWriteThem() {
        assertType("DECIMAL(15, 2)", "DECIMAL", 15, 2);
        assertType("VARCHAR", "VARCHAR", ColumnInfo.UNLIMITED, 0);
        assertType("varchar(20)", "VARCHAR", 20, 0);
        assertType("TIMESTAMP(3)", "TIMESTAMP", 3, 0);
        assertType("TIMESTAMP(6) WITH LOCAL TIME ZONE", "TIMESTAMP_LTZ", 6, 0);
        assertType("INTERVAL DAY TO SECOND", "INTERVAL_DAY", 0, 0);
    }

    private static void assertType(String sql, String type, int precision, int scale) {
        ColumnInfo column = SqlTypeText.parse("c", sql);
        assertThat(column.type()).isEqualTo(type);
        assertThat(column.precision()).isEqualTo(precision);
        assertThat(column.scale()).isEqualTo(scale);
    }
}
