package dev.travertine.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
    private static final RowType TYPE = RowType.of(
            new Field("id", DataType.INTEGER.notNull()),
            new Field("name", DataType.VARCHAR),
            new Field("price", DataType.decimal(10, 2)),
            new Field("at", DataType.TIMESTAMP));

    @TempDir
    Path folder;

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void nothingLeaks() {
        assertThat(allocator.getAllocatedMemory()).isZero();
        allocator.close();
    }

    @Test
    void readsTypesQuotesAndNulls() throws IOException {
        Path file = write(
                "id,name,price,at\n1,\"a \"\"b\"\", c\",1.5,2001-01-01 06:30:00\n2,,,\n3,\"\",-0.005,2001-01-02\n");
        assertThat(rows(file, CsvOptions.DEFAULT))
                .containsExactly(
                        "[1, a \"b\", c, 1.50, 978330600000000]",
                        "[2, null, null, null]",
                        "[3, , -0.01, 978393600000000]");
    }

    @Test
    void aFirstLineThatIsNotTheNamesIsARow() throws IOException {
        assertThat(rows(write("7,x,1,2001-01-01\n"), CsvOptions.DEFAULT)).hasSize(1);
    }

    @Test
    void readsGzipAndLineFeedsInQuotes() throws IOException {
        Path file = folder.resolve("rows.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("1,\"two\nlines\",3,\r\n\r\n2,b,4,\r\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(rows(file, CsvOptions.DEFAULT)).containsExactly("[1, two\nlines, 3.00, null]", "[2, b, 4.00, null]");
    }

    @Test
    void namesFileLineAndColumnOfABadField() throws IOException {
        Path file = write("1,a,1,\n2,\"b\nb\",2,\n3,c,x,\n");
        assertThatThrownBy(() -> rows(file, CsvOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        TravertineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_COPY_FORMAT))
                .hasMessageContaining("line 4, column \"price\": \"x\" is not a value of type DECIMAL(10, 2)")
                .hasMessageContaining("rows.csv");
    }

    @Test
    void refusesWhatDoesNotFit() throws IOException {
        assertFails("1,a,1\n", ErrorCode.BAD_COPY_FORMAT, "3 fields, but 4 columns");
        assertFails("1,\"a,1,\n", ErrorCode.BAD_COPY_FORMAT, "a quoted field is not closed");
        assertFails("1,\"a\"b,1,\n", ErrorCode.BAD_COPY_FORMAT, "behind the closing quote");
        assertFails(",a,1,\n", ErrorCode.NOT_NULL_VIOLATION, "null value in column \"id\"");
        assertFails("2147483648,a,1,\n", ErrorCode.BAD_COPY_FORMAT, "INTEGER");
        assertFails("1,a,123456789,\n", ErrorCode.BAD_COPY_FORMAT, "DECIMAL(10, 2)");
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        assertThatThrownBy(() -> CsvOptions.of(Map.of("colour", "red"))).hasMessageContaining("no option \"colour\"");
        assertThatThrownBy(() -> CsvOptions.of(Map.of("format", "parquet"))).hasMessageContaining("parquet");
        assertThatThrownBy(() -> CsvOptions.of(Map.of("delimiter", "||"))).hasMessageContaining("one character");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> rows(folder.resolve("none.csv"), CsvOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        TravertineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNDEFINED_FILE));
    }

    private void assertFails(String text, ErrorCode code, String message) throws IOException {
        Path file = write(text);
        assertThatThrownBy(() -> rows(file, CsvOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        TravertineException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), text);
    }

    private List<String> rows(Path file, CsvOptions options) {
        List<String> rows = new ArrayList<>();
        try (CsvReader reader = CsvReader.open(file, TYPE, List.of(0, 1, 2, 3), options, allocator)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int row = 0; row < batch.rows(); row++) {
                    int at = row;
                    List<Object> values = new ArrayList<>();
                    for (Column column : batch.columns()) {
                        values.add(column.getObject(at));
                    }
                    rows.add(values.toString());
                }
            }
        }
        return rows;
    }
}
