package dev.travertine.connectors.csv;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts CSV text into records of fields (RFC 4180), counting lines. */
final class CsvRecords {
    private static final int BUFFER_CHARS = 1 << 16;
    private static final int FIELD_CHARS_MAX = 16 << 20;

    private final Reader in;
    private final char delimiter;
    private final char quote;
    private final char[] buffer = new char[BUFFER_CHARS];
    private final StringBuilder field = new StringBuilder();
    private final List<String> fields = new ArrayList<>();
    private final List<Boolean> quoted = new ArrayList<>();

    private int position;
    private int limit;
    private long line = 1;
    private long recordLine = 1;

    CsvRecords(Reader in, CsvOptions options) {
        this.in = in;
        this.delimiter = options.delimiter();
        this.quote = options.quote();
    }

    /** The line, from 1, on which the newest record starts. */
    long recordLine() {
        return recordLine;
    }

    /** Whether field {@code index} of the newest record stood in quotes. */
    boolean isQuoted(int index) {
        return quoted.get(index);
    }

    /** The fields of the next record, valid until the next call; null at the end. Empty lines are passed over. */
    @Nullable
    List<String> next() throws IOException {
        while (true) {
            recordLine = line;
            int first = read();
            if (first < 0) {
                return null;
            }
            if (first == '\n') {
                line++;
            } else if (first != '\r') {
                position--;
                readRecord();
                return fields;
            }
        }
    }

    private void readRecord() throws IOException {
        fields.clear();
        quoted.clear();
        int end;
        do {
            end = readField();
        } while (end == delimiter);
    }

    /** Reads one field; the result is what ended it: the delimiter, a line feed, or -1. */
    private int readField() throws IOException {
        field.setLength(0);
        boolean inQuotes = false;
        int c = read();
        if (c == quote) {
            inQuotes = true;
            readQuoted();
            c = read();
        }
        while (c >= 0 && c != delimiter && c != '\n') {
            if (c != '\r') {
                if (inQuotes) {
                    throw malformed("text behind the closing quote of a field");
                }
                append(c);
            } else if (peek() != '\n') {
                append(c);
            }
            c = read();
        }
        if (c == '\n') {
            line++;
        }
        fields.add(field.toString());
        quoted.add(inQuotes);
        return c;
    }

    private void readQuoted() throws IOException {
        while (true) {
            int c = read();
            if (c < 0) {
                throw malformed("a quoted field is not closed");
            }
            if (c == quote) {
                if (peek() != quote) {
                    return;
                }
                read();
            } else if (c == '\n') {
                line++;
            }
            append(c);
        }
    }

    private void append(int c) {
        if (field.length() >= FIELD_CHARS_MAX) {
            throw malformed("a field is longer than " + FIELD_CHARS_MAX + " characters");
        }
        field.append((char) c);
    }

    private TravertineException malformed(String what) {
        return new TravertineException(ErrorCode.BAD_COPY_FORMAT, "line " + recordLine + ": " + what);
    }

    private int read() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        return buffer[position++];
    }

    private int peek() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        return buffer[position];
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }
}
