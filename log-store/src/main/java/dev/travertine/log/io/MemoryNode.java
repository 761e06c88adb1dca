package dev.travertine.log.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The bytes of one file in memory: as they are, and as they would be after a loss of power. */
final class MemoryNode {
    private static final int SECTOR = 512;

    private final boolean crashes;
    private final List<Change> unsynced = new ArrayList<>();
    private byte[] bytes = {};
    private byte[] synced = {};
    private int size;

    MemoryNode(boolean crashes) {
        this.crashes = crashes;
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    void write(byte[] source, int position) {
        if (position + (long) source.length > Integer.MAX_VALUE - 64) {
            throw new IllegalStateException("a file in memory can't have more than 2 GiB");
        }
        int end = position + source.length;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 64L, Math.max(end, bytes.length * 2L)));
        }
        System.arraycopy(source, 0, bytes, position, source.length);
        size = Math.max(size, end);
        if (crashes) {
            unsynced.add(new Change(position, source));
        }
    }

    void truncate(int length) {
        if (length < size) {
            Arrays.fill(bytes, length, size, (byte) 0);
            size = length;
            if (crashes) {
                unsynced.add(new Change(length, null));
            }
        }
    }

    void force() {
        if (crashes) {
            synced = Arrays.copyOf(bytes, size);
            unsynced.clear();
        }
    }

    /** What a disk holds of this file after a crash now. */
    MemoryNode afterCrash(CrashMode mode, SplittableRandom random) {
        MemoryNode image = new MemoryNode(crashes);
        image.write(synced, 0);
        int first = mode == CrashMode.PREFIX ? random.nextInt(unsynced.size() + 1) : unsynced.size();
        for (Change change : unsynced.subList(0, first)) {
            switch (mode) {
                case NONE -> {}
                case ALL, PREFIX -> change.apply(image);
                case RANDOM -> {
                    if (random.nextBoolean()) {
                        change.apply(image);
                    }
                }
                case TORN -> change.applySectors(image, random);
            }
        }
        image.force();
        return image;
    }

    /** Bytes written at a position, or for null bytes the file cut there. */
    private record Change(int position, byte @org.jspecify.annotations.Nullable [] source) {
        void apply(MemoryNode image) {
            if (source == null) {
                image.truncate(position);
            } else {
                image.write(source, position);
            }
        }

        void applySectors(MemoryNode image, SplittableRandom random) {
            if (source == null) {
                if (random.nextBoolean()) {
                    image.truncate(position);
                }
                return;
            }
            int from = 0;
            while (from < source.length) {
                int to = Math.min(source.length, (position + from) / SECTOR * SECTOR + SECTOR - position);
                if (random.nextBoolean()) {
                    image.write(Arrays.copyOfRange(source, from, to), position + from);
                }
                from = to;
            }
        }
    }
}
