package dev.travertine.log.wal;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;

/** What a frame is. */
public enum FrameType {
    /** Rows of one partition, perhaps none, perhaps with an attachment. */
    ROWS(1),
    /** The frames before it that are in a transaction count. */
    COMMIT(2),
    /** Only its {@code durableUpTo} counts: written when the log falls idle and when it is closed. */
    MARK(3);

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static FrameType of(int code) {
        for (FrameType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new TravertineException(ErrorCode.CORRUPT_DATA, "the log has a frame of unknown type " + code);
    }
}
