package dev.travertine.engine.continuous;

import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a materialized view: enough to plan it anew at every start.
 *
 * @param sequence order of creation: views step in it, so that a view comes after those that it reads
 * @param columns names of the columns, as CREATE said or the query gave
 */
record ViewDefinition(TableName name, long sequence, List<String> columns, String sql) {
    private static final byte FORMAT = 1;

    ViewDefinition {
        columns = List.copyOf(columns);
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(sequence);
            writeText(out, name.schema());
            writeText(out, name.name());
            out.writeInt(columns.size());
            for (String column : columns) {
                writeText(out, column);
            }
            writeText(out, sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static ViewDefinition decode(byte[] encoded) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            if (in.readByte() != FORMAT) {
                throw new TravertineException(
                        ErrorCode.CORRUPT_DATA, "a view's definition has a format that this version can't read");
            }
            long sequence = in.readLong();
            TableName name = new TableName(readText(in), readText(in));
            int count = in.readInt();
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                columns.add(readText(in));
            }
            return new ViewDefinition(name, sequence, columns, readText(in));
        } catch (IOException e) {
            throw new TravertineException(ErrorCode.CORRUPT_DATA, "a view's definition ends too early", e);
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("length " + length);
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
