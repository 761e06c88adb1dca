package dev.travertine.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the records of a CSV file as RFC 4180 has them; an empty field without quotes is null. */
final class CsvReader {
    private final BufferedReader reader;

    CsvReader(BufferedReader reader) {
        this.reader = reader;
    }

    /** The fields of the next record; null at the end. */
    @Nullable
    List<@Nullable String> next() throws IOException {
        String line = reader.readLine();
        if (line == null) {
            return null;
        }
        List<@Nullable String> fields = new ArrayList<>();
        int at = 0;
        while (true) {
            if (at < line.length() && line.charAt(at) == '"') {
                StringBuilder field = new StringBuilder();
                at++;
                while (true) {
                    if (at == line.length()) {
                        String more = reader.readLine();
                        if (more == null) {
                            throw new IOException("a quoted field has no end");
                        }
                        field.append('\n');
                        line = more;
                        at = 0;
                    } else if (line.charAt(at) != '"') {
                        field.append(line.charAt(at++));
                    } else if (line.startsWith("\"\"", at)) {
                        field.append('"');
                        at += 2;
                    } else {
                        at++;
                        break;
                    }
                }
                fields.add(field.toString());
            } else {
                int comma = line.indexOf(',', at);
                int end = comma < 0 ? line.length() : comma;
                fields.add(end == at ? null : line.substring(at, end));
                at = end;
            }
            if (at == line.length()) {
                return fields;
            }
            if (line.charAt(at) != ',') {
                throw new IOException("a comma is missing behind a quoted field: " + line);
            }
            at++;
        }
    }
}
