package dev.travertine.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TextRange;
import dev.travertine.spi.error.TravertineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerErrorTest {
    private static TravertineException error(String sql) {
        return catchThrowableOfType(TravertineException.class, () -> Plans.statement(sql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM nowhere | UNDEFINED_TABLE",
                "SELECT nothing FROM flights | UNDEFINED_COLUMN",
                "SELECT f.nothing FROM flights f | UNDEFINED_COLUMN",
                "SELECT name FROM airports a, airports b | AMBIGUOUS_COLUMN",
                "SELECT frobnicate(carrier) FROM flights | UNDEFINED_FUNCTION",
                "SELECT carrier, count(*) FROM flights | GROUPING_ERROR",
                "SELECT carrier FROM flights WHERE count(*) > 1 | GROUPING_ERROR",
                "SELECT sum(count(*)) FROM flights | GROUPING_ERROR",
                "SELECT carrier FROM flights WHERE delay | DATATYPE_MISMATCH",
                "SELECT carrier + DATE '2001-01-01' FROM flights | DATATYPE_MISMATCH",
                "SELECT carrier FROM flights UNION SELECT code, name FROM airports | SYNTAX_ERROR",
                "INSERT INTO airports VALUES ('a', 'b') | SYNTAX_ERROR",
                "INSERT INTO airports (name) VALUES ('b') | NOT_NULL_VIOLATION",
                "INSERT INTO airports VALUES (NULL, 'b', 'c') | NOT_NULL_VIOLATION",
                "INSERT INTO airports (code, colour) VALUES ('b', 'c') | UNDEFINED_COLUMN",
                "INSERT INTO airports (code, code) VALUES ('b', 'c') | DUPLICATE_COLUMN",
                "INSERT INTO nowhere VALUES (1) | UNDEFINED_TABLE",
                "INSERT INTO information_schema.topics SELECT * FROM information_schema.topics | WRONG_OBJECT_TYPE",
                "DESCRIBE nowhere | UNDEFINED_TABLE",
                "CREATE TOPIC t (a INT, A INT) | DUPLICATE_COLUMN",
                "CREATE TOPIC t (a INT, PRIMARY KEY (b) NOT ENFORCED) | UNDEFINED_COLUMN",
                "CREATE TOPIC t (a INT, WATERMARK FOR a AS a) | DATATYPE_MISMATCH",
                "CREATE TOPIC t (a INT ARRAY) | FEATURE_NOT_SUPPORTED",
                "CREATE MATERIALIZED VIEW v AS SELECT count(*), count(*) FROM flights | DUPLICATE_COLUMN",
                "CREATE MATERIALIZED VIEW v AS SELECT * FROM flights WHERE delay > ? | UNDEFINED_PARAMETER",
                "SELECT departure + INTERVAL '0.0005' SECOND FROM flights | FEATURE_NOT_SUPPORTED",
                "SELECT date_trunc('fortnight', departure) FROM flights | INVALID_ARGUMENT",
            })
    void kindsOfErrors(String sql, ErrorCode code) {
        TravertineException error = error(sql);
        assertThat(error).as(sql).isNotNull();
        assertThat(error.code()).as(sql + ": " + error.message()).isEqualTo(code);
        assertThat(error.message()).doesNotEndWith(".").doesNotContain("Calcite");
    }

    @Test
    void errorsSayWhereAndWhatWasMeant() {
        TravertineException column = error("SELECT flight,\n  carier\nFROM flights");
        assertThat(column.message()).isEqualTo("column \"carier\" does not exist");
        assertThat(column.range()).isEqualTo(new TextRange(2, 3, 2, 8));
        assertThat(column.hint()).isEqualTo("did you mean \"carrier\"?");

        TravertineException table = error("SELECT * FROM flihgts");
        assertThat(table.range()).isEqualTo(new TextRange(1, 15, 1, 21));
        assertThat(table.hint()).isEqualTo("did you mean \"flights\"?");
    }

    @Test
    void deepExpressionsNeedNoDeepStackOfTheCaller() {
        String sum = "1" + " + delay".repeat(900);
        assertThat(Plans.query("SELECT " + sum + " FROM flights").outputType().size())
                .isEqualTo(1);
    }
}
