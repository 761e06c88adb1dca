package dev.travertine.log.recover;

import dev.travertine.log.io.Vfs;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Deletes what an interrupted seal, an interrupted rewriting of the manifest or a dropped topic has left behind: files below
 * {@code t} that the manifest does not list, and manifests that are not the live one. Other files are none of our business.
 */
public final class Leftovers {
    private static final Pattern MANIFEST = Pattern.compile("MANIFEST-[0-9]{6,18}|CURRENT\\.tmp");

    private Leftovers() {}

    /**
     * Deletes.
     *
     * @param segments paths of the segments that count
     * @param manifests files of the live manifest
     */
    public static void delete(Vfs vfs, Set<String> segments, Set<String> manifests) throws IOException {
        for (String name : vfs.list("")) {
            if (MANIFEST.matcher(name).matches() && !manifests.contains(name)) {
                vfs.delete(name);
            }
        }
        for (String topic : vfs.list(Folders.TOPICS)) {
            deleteIn(vfs, Folders.TOPICS + "/" + topic, segments);
        }
    }

    private static void deleteIn(Vfs vfs, String folder, Set<String> segments) throws IOException {
        for (String name : vfs.list(folder)) {
            String path = folder + "/" + name;
            if (vfs.isFolder(path)) {
                deleteIn(vfs, path, segments);
            } else if (!segments.contains(path)) {
                vfs.delete(path);
            }
        }
        if (vfs.list(folder).isEmpty()) {
            vfs.delete(folder);
        }
    }
}
