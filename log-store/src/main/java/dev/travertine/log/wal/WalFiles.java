package dev.travertine.log.wal;

import dev.travertine.log.io.Vfs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the log: each is named after the position of its first frame, in 16 hexadecimal digits. */
public final class WalFiles {
    public static final String FOLDER = "wal";
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{16})\\.wal");

    private WalFiles() {}

    public static String path(long lsn) {
        return FOLDER + "/" + String.format("%016x", lsn) + ".wal";
    }

    /** First positions of all files, ascending. */
    public static List<Long> list(Vfs vfs) throws IOException {
        List<Long> found = new ArrayList<>();
        for (String name : vfs.list(FOLDER)) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                found.add(Long.parseUnsignedLong(matcher.group(1), 16));
            }
        }
        return found;
    }
}
