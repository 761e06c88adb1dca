package dev.travertine.log.io;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Gets back what {@link ByteOutput} has put; no length is believed that goes beyond the end. */
public final class ByteInput {
    private final ByteBuffer bytes;
    private final String what;

    /**
     * Reads from the start.
     *
     * @param what it is, for the message of an error
     */
    public ByteInput(byte[] bytes, String what) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.what = what;
    }

    private interface Read<T> {
        T run();
    }

    private <T> T get(Read<T> read) {
        try {
            return read.run();
        } catch (BufferUnderflowException e) {
            throw corrupt();
        }
    }

    public TravertineException corrupt() {
        return new TravertineException(ErrorCode.CORRUPT_DATA, what + " is damaged");
    }

    public int getByte() {
        return get(bytes::get);
    }

    public boolean getBoolean() {
        return getByte() != 0;
    }

    public int getInt() {
        return get(bytes::getInt);
    }

    /** A number of things, each of which takes a byte at least. */
    public int getCount() {
        int count = getInt();
        if (count < 0 || count > bytes.remaining()) {
            throw corrupt();
        }
        return count;
    }

    public long getLong() {
        return get(bytes::getLong);
    }

    public byte[] getBytes() {
        byte[] value = new byte[getCount()];
        bytes.get(value);
        return value;
    }

    public String getString() {
        return new String(getBytes(), StandardCharsets.UTF_8);
    }

    public boolean atEnd() {
        return !bytes.hasRemaining();
    }
}
