package dev.travertine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.log.io.MemoryVfs;
import dev.travertine.log.io.Vfs;
import dev.travertine.log.io.VfsFile;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files that were changed behind the store's back: it is told, or it changes nothing; never are other rows read. */
class DamageTest {
    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void nothingLeaks() {
        allocator.close();
    }

    @Test
    void anyFlippedBitIsDetectedOrHarmless() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime() & 0xffffff);
        System.out.println("DamageTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, byte[]> files = new TreeMap<>();
        Model model = build(files);
        List<String> paths = new ArrayList<>(files.keySet());
        int detected = 0;
        for (int i = 0; i < 2000; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            byte[] bytes = files.get(path);
            if (bytes == null || bytes.length == 0) {
                continue;
            }
            int bit = random.nextInt(bytes.length * 8);
            byte[] flipped = bytes.clone();
            flipped[bit >>> 3] ^= (byte) (1 << (bit & 7));
            detected += check(files, path, flipped, model, "seed " + seed + ": bit " + bit + " of " + path);
        }
        assertThat(detected).isGreaterThan(500);
    }

    @Test
    void cutAndMissingFilesAreDetected() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        Model model = build(files);
        for (String path : files.keySet()) {
            byte[] bytes = files.get(path);
            if (bytes == null || !(path.endsWith(".wal") || path.endsWith(".seg"))) {
                continue;
            }
            int detected = check(files, path, null, model, path + " missing");
            assertThat(detected).as(path + " missing").isEqualTo(1);
            for (int length = 0; length < bytes.length; length += 1 + bytes.length / 50) {
                byte[] cut = java.util.Arrays.copyOf(bytes, length);
                // The log's last mark may be cut: it says nothing that the manifest does not say.
                check(files, path, cut, model, path + " cut to " + length);
            }
        }
    }

    @Test
    void aFrameInTheMiddleOfTheLogIsNotCut() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        build(files);
        String last = files.keySet().stream()
                .filter(path -> path.endsWith(".wal"))
                .reduce((a, b) -> b)
                .orElseThrow();
        byte[] broken = files.get(last).clone();
        broken[100] ^= 1;
        MemoryVfs vfs = folder(files, last, broken);
        assertThat(code(vfs)).isEqualTo(ErrorCode.CORRUPT_DATA);
        // Refused without a change.
        ByteBuffer after = ByteBuffer.allocate(broken.length + 1);
        try (VfsFile file = vfs.open(last)) {
            file.read(after, 0);
        }
        assertThat(java.util.Arrays.copyOf(after.array(), after.position())).isEqualTo(broken);
    }

    private ErrorCode code(Vfs vfs) {
        try (LogStore store = LogStore.open(vfs, LogStoreConfig.DEFAULT, allocator)) {
            return store.topics().isEmpty() ? ErrorCode.INTERNAL : ErrorCode.INVALID_ARGUMENT;
        } catch (TravertineException e) {
            return e.code();
        }
    }

    /** A small store with all kinds of files, closed in good order. */
    private Model build(Map<String, byte[]> files) throws IOException {
        MemoryVfs vfs = new MemoryVfs();
        LogStoreConfig config = LogStoreConfig.DEFAULT.withWalBytesMax(3000, 1 << 20);
        Scenario scenario = new Scenario(5, allocator);
        Model model;
        try (LogStore store = LogStore.open(vfs, config, allocator)) {
            for (int i = 0; i < 25; i++) {
                assertThat(scenario.step(store)).isTrue();
            }
            model = Model.of(store, allocator);
        }
        read(vfs, "", files);
        assertThat(files.keySet().toString()).contains(".seg", ".wal", "MANIFEST");
        return model;
    }

    private static void read(Vfs vfs, String folder, Map<String, byte[]> files) throws IOException {
        for (String name : vfs.list(folder)) {
            String path = folder.isEmpty() ? name : folder + "/" + name;
            if (vfs.isFolder(path)) {
                files.put(path, null);
                read(vfs, path, files);
            } else {
                ByteBuffer bytes = ByteBuffer.allocate((int) vfs.size(path));
                try (VfsFile file = vfs.open(path)) {
                    file.read(bytes, 0);
                }
                files.put(path, bytes.array());
            }
        }
    }

    /** The same files but one, which has other bytes or, for null, is missing. */
    private static MemoryVfs folder(Map<String, byte[]> files, String changed, byte[] bytes) throws IOException {
        MemoryVfs vfs = new MemoryVfs();
        for (Map.Entry<String, byte[]> entry : files.entrySet()) {
            byte[] content = entry.getKey().equals(changed) ? bytes : entry.getValue();
            if (entry.getValue() == null) {
                vfs.createFolder(entry.getKey());
            } else if (content != null) {
                try (VfsFile file = vfs.create(entry.getKey())) {
                    file.write(ByteBuffer.wrap(content), 0);
                }
            }
        }
        return vfs;
    }

    /** 1 where the damage was detected, 0 where it was harmless. */
    private int check(Map<String, byte[]> files, String path, byte[] bytes, Model model, String what)
            throws IOException {
        try (LogStore store = LogStore.open(folder(files, path, bytes), LogStoreConfig.DEFAULT, allocator)) {
            assertThat(Model.of(store, allocator)).as(what).isEqualTo(model);
            return 0;
        } catch (TravertineException e) {
            assertThat(e.code()).as(what + ": " + e).isEqualTo(ErrorCode.CORRUPT_DATA);
            return 1;
        }
    }
}
