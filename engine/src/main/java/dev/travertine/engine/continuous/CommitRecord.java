package dev.travertine.engine.continuous;

import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a step commits besides its output: the versions of its inputs. It travels in the header of the output's frame, so that
 * one append makes output and input offsets durable together, and a restart knows exactly where to go on.
 *
 * @param steps number of steps until now, this one included
 * @param clockMicros the clock that the step's CURRENT_TIMESTAMP showed
 * @param inputs for each table that the query reads the version that the output is right for
 */
record CommitRecord(long steps, long clockMicros, Map<TableName, Version> inputs) {
    private static final byte FORMAT = 1;

    static final CommitRecord NONE = new CommitRecord(0, 0, Map.of());

    CommitRecord {
        inputs = Map.copyOf(inputs);
    }

    Version version(TableName input) {
        return inputs.getOrDefault(input, Version.START);
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(steps);
            out.writeLong(clockMicros);
            out.writeInt(inputs.size());
            Map<String, TableName> ordered = new TreeMap<>();
            inputs.keySet().forEach(name -> ordered.put(name.toString(), name));
            for (TableName name : ordered.values()) {
                out.writeUTF(name.schema());
                out.writeUTF(name.name());
                long[] offsets = version(name).nextOffsets();
                out.writeInt(offsets.length);
                for (long offset : offsets) {
                    out.writeLong(offset);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static CommitRecord decode(byte[] encoded) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            byte format = in.readByte();
            if (format != FORMAT) {
                throw new TravertineException(
                        ErrorCode.CORRUPT_DATA,
                        "a commit record has format " + format + ", which this version can't read");
            }
            long steps = in.readLong();
            long clock = in.readLong();
            int count = in.readInt();
            Map<TableName, Version> inputs = new java.util.HashMap<>();
            for (int i = 0; i < count; i++) {
                TableName name = new TableName(in.readUTF(), in.readUTF());
                long[] offsets = new long[in.readInt()];
                for (int p = 0; p < offsets.length; p++) {
                    offsets[p] = in.readLong();
                }
                inputs.put(name, new Version(offsets));
            }
            return new CommitRecord(steps, clock, inputs);
        } catch (IOException e) {
            throw new TravertineException(ErrorCode.CORRUPT_DATA, "a commit record ends too early", e);
        }
    }
}
