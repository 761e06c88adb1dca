package dev.travertine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.travertine.log.io.CrashMode;
import dev.travertine.log.io.FaultVfs;
import dev.travertine.log.io.MemoryVfs;
import dev.travertine.spi.error.TravertineException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The power goes at every single operation; whatever the disk may hold then, the store opens, has all that was acknowledged,
 * and of the step that was under way everything or nothing.
 */
class CrashTest {
    private static final int STEPS = 14;
    private static final LogStoreConfig CONFIG =
            LogStoreConfig.DEFAULT.withWalBytesMax(4_000, 12_000).withManifestBytesMax(1_500);

    private final BufferAllocator allocator = new RootAllocator();

    /** Held, so that its level stays: a broken disk makes the store complain. */
    private final Logger complaints = Logger.getLogger("dev.travertine.log");

    @BeforeEach
    void keepQuiet() {
        complaints.setLevel(Level.OFF);
    }

    @AfterEach
    void nothingLeaks() {
        complaints.setLevel(null);
        allocator.close();
    }

    @Test
    void nothingAcknowledgedIsLostAtAnyOperation() {
        long base = Long.getLong("seed", System.nanoTime() & 0xffffff);
        System.out.println("CrashTest seed " + base);
        int images = 0;
        for (int script = 0; script < 2; script++) {
            long seed = base + script;
            boolean crashed = true;
            for (int n = 1; crashed; n++) {
                MemoryVfs disk = MemoryVfs.withCrashModel();
                Scenario scenario = new Scenario(seed, allocator);
                crashed = crashAt(n, disk, scenario);
                for (CrashMode mode : CrashMode.values()) {
                    check(disk.crashImage(mode, n), scenario, "seed " + seed + " operation " + n + " " + mode);
                    images++;
                }
            }
        }
        assertThat(images).isGreaterThan(500);
    }

    /** Runs until the n-th operation; false where all was done before. */
    private boolean crashAt(int n, MemoryVfs disk, Scenario scenario) {
        FaultVfs files = new FaultVfs(disk);
        files.failAt(n, FaultVfs.Fault.POWER_LOSS);
        LogStore store;
        try {
            store = LogStore.open(files, CONFIG, allocator);
        } catch (TravertineException e) {
            return true;
        }
        try (store) {
            for (int i = 0; i < STEPS; i++) {
                if (!scenario.step(store)) {
                    return true;
                }
            }
        }
        return files.operations() >= n;
    }

    private void check(MemoryVfs disk, Scenario scenario, String when) {
        try {
            Model found;
            try (LogStore store = LogStore.open(disk, CONFIG, allocator)) {
                found = Model.of(store, allocator);
                if (!found.equals(scenario.maybe())) {
                    assertThat(found).as(when).isEqualTo(scenario.acked());
                }
                for (Topic topic : store.topics()) {
                    Rows.append(topic, Rows.rows(77, 3), allocator).join();
                    found.append(topic.name().name(), java.util.List.of(77L, 78L, 79L), null);
                }
            }
            try (LogStore store = LogStore.open(disk, CONFIG, allocator)) {
                assertThat(Model.of(store, allocator)).as(when).isEqualTo(found);
            }
        } catch (RuntimeException e) {
            fail(when, e);
        }
    }
}
