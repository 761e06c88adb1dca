package dev.travertine.log.io;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Puts values into bytes, big-endian; {@link ByteInput} gets them back. */
public final class ByteOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream data = new DataOutputStream(bytes);

    private interface Write {
        void run() throws IOException;
    }

    private ByteOutput put(Write write) {
        try {
            write.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ByteOutput putByte(int value) {
        return put(() -> data.writeByte(value));
    }

    public ByteOutput putBoolean(boolean value) {
        return putByte(value ? 1 : 0);
    }

    public ByteOutput putInt(int value) {
        return put(() -> data.writeInt(value));
    }

    public ByteOutput putLong(long value) {
        return put(() -> data.writeLong(value));
    }

    public ByteOutput putBytes(byte[] value) {
        return put(() -> {
            data.writeInt(value.length);
            data.write(value);
        });
    }

    public ByteOutput putString(String value) {
        return putBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
