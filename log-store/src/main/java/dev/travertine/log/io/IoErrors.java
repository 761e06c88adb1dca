package dev.travertine.log.io;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Turns what the file system says into what the user is told. */
public final class IoErrors {
    private IoErrors() {}

    /**
     * The error for the user.
     *
     * @param doing what failed, as in {@code "writing the log"}
     */
    public static TravertineException of(String doing, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        if (isDiskFull(cause)) {
            return new TravertineException(ErrorCode.DISK_FULL, doing + ": no space left on the device", cause)
                    .withHint("free some space and try again; what was acknowledged is safe");
        }
        if (isDenied(cause)) {
            return new TravertineException(
                    ErrorCode.PERMISSION_DENIED, doing + ": permission denied for " + reason, cause);
        }
        return new TravertineException(ErrorCode.IO_ERROR, doing + ": " + reason, cause);
    }

    public static boolean isDiskFull(IOException error) {
        String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("disk quota exceeded")
                || message.contains("not enough space");
    }

    private static boolean isDenied(IOException error) {
        String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        return error instanceof AccessDeniedException
                || error.getCause() instanceof ReadOnlyFileSystemException
                || message.contains("permission denied")
                || message.contains("read-only file system");
    }
}
