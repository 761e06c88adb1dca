package dev.travertine.connectors.csv;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchBuffer;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file (plain or gzip, UTF-8) as batches of a row type. A field that does not fit its column ends reading with
 * 22P04, naming file, line and column.
 */
public final class CsvReader implements BatchReader {
    private static final int MAGIC_0 = 0x1f;
    private static final int MAGIC_1 = 0x8b;

    private final Path path;
    private final RowType type;
    private final List<Integer> columns;
    private final CsvOptions options;
    private final InputStreamReader reader;
    private final CsvRecords records;
    private final BatchBuffer batch;

    private boolean first = true;
    private volatile boolean cancelled;

    /**
     * Opens a file.
     *
     * @param type all columns of a row; those without a field are NULL
     * @param columns for each field of a record, in order, its column in {@code type}
     * @throws TravertineException 58P01 where there is no such file, 42501 where it may not be read, 58030
     */
    public static CsvReader open(
            Path path, RowType type, List<Integer> columns, CsvOptions options, BufferAllocator allocator) {
        InputStream in = null;
        boolean opened = false;
        try {
            if (Files.isDirectory(path)) {
                throw new TravertineException(ErrorCode.UNDEFINED_FILE, "\"" + path + "\" is a folder, not a file");
            }
            in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            CsvReader result = new CsvReader(path, unpacked(in), type, columns, options, allocator);
            opened = true;
            return result;
        } catch (NoSuchFileException e) {
            throw new TravertineException(ErrorCode.UNDEFINED_FILE, "file \"" + path + "\" does not exist", e);
        } catch (AccessDeniedException e) {
            throw new TravertineException(ErrorCode.PERMISSION_DENIED, "file \"" + path + "\" may not be read", e);
        } catch (IOException e) {
            throw failed(path, e);
        } finally {
            if (!opened && in != null) {
                closeQuietly(in);
            }
        }
    }

    private static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // The reason for closing is already on its way to the user.
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == MAGIC_0 && in.read() == MAGIC_1;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private CsvReader(
            Path path,
            InputStream in,
            RowType type,
            List<Integer> columns,
            CsvOptions options,
            BufferAllocator allocator) {
        this.path = path;
        this.type = type;
        this.columns = List.copyOf(columns);
        this.options = options;
        this.reader = new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        this.records = new CsvRecords(reader, options);
        this.batch = new BatchBuffer(allocator, type, Batch.ROWS_MAX);
    }

    /** Makes reading end with 57014; any thread. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public @Nullable Batch next() {
        batch.clear();
        try {
            while (batch.rows() < Batch.ROWS_MAX) {
                List<String> fields = records.next();
                if (fields == null) {
                    break;
                }
                boolean isHeader = first && isHeader(fields);
                first = false;
                if (!isHeader) {
                    append(fields);
                }
            }
        } catch (CharacterCodingException e) {
            throw new TravertineException(
                    ErrorCode.BAD_COPY_FORMAT, path + ", near line " + records.recordLine() + ": not UTF-8 text", e);
        } catch (IOException e) {
            throw failed(path, e);
        } catch (TravertineException e) {
            throw e.code() == ErrorCode.BAD_COPY_FORMAT
                    ? new TravertineException(e.code(), path + ", " + e.message(), null, e.hint(), e)
                    : e;
        }
        if (cancelled) {
            throw new TravertineException(ErrorCode.CANCELLED, "canceling statement due to user request");
        }
        return batch.rows() == 0 ? null : batch.view();
    }

    private boolean isHeader(List<String> fields) {
        if (options.header() != CsvOptions.Header.AUTO) {
            return options.header() == CsvOptions.Header.YES;
        }
        if (fields.size() != columns.size()) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            String name = type.field(columns.get(i)).name();
            String text =
                    i == 0 && fields.get(i).startsWith("\ufeff") ? fields.get(i).substring(1) : fields.get(i);
            if (!text.strip().equalsIgnoreCase(name)) {
                return false;
            }
        }
        return true;
    }

    private void append(List<String> fields) {
        if (fields.size() != columns.size()) {
            throw new TravertineException(
                    ErrorCode.BAD_COPY_FORMAT,
                    "line " + records.recordLine() + ": " + fields.size() + " fields, but " + columns.size()
                            + " columns");
        }
        int row = batch.rows();
        for (int i = 0; i < fields.size(); i++) {
            int column = columns.get(i);
            String text = fields.get(i);
            DataType columnType = type.type(column);
            if (!records.isQuoted(i) && text.equals(options.nullText())) {
                appendNull(column);
            } else {
                try {
                    FieldParser.append(text, columnType, batch.column(column));
                } catch (RuntimeException e) {
                    throw malformed(text, column, e);
                }
            }
        }
        for (int column = 0; column < type.size(); column++) {
            if (batch.column(column).rows() == row) {
                appendNull(column);
            }
        }
    }

    private void appendNull(int column) {
        if (!type.type(column).nullable()) {
            throw new TravertineException(
                    ErrorCode.NOT_NULL_VIOLATION,
                    path + ", line " + records.recordLine() + ": null value in column \""
                            + type.field(column).name() + "\" violates not-null constraint");
        }
        batch.column(column).appendNull();
    }

    private TravertineException malformed(String text, int column, RuntimeException cause) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return new TravertineException(
                ErrorCode.BAD_COPY_FORMAT,
                "line " + records.recordLine() + ", column \""
                        + type.field(column).name() + "\": \"" + shown + "\" is not a value of type "
                        + type.type(column).sql(),
                cause);
    }

    private static TravertineException failed(Path path, IOException e) {
        return new TravertineException(ErrorCode.IO_ERROR, "can't read \"" + path + "\": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        batch.close();
        try {
            reader.close();
        } catch (IOException e) {
            throw failed(path, e);
        }
    }
}
