package dev.travertine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

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

/** Each operation fails once, or the disk fills up at it; nothing half done is seen, before and after opening again. */
class FaultTest {
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
    void anErrorAtAnyOperationIsToldAndLosesNothing() {
        long seed = Long.getLong("seed", System.nanoTime() & 0xffffff);
        System.out.println("FaultTest seed " + seed);
        boolean reached = true;
        for (int n = 1; reached; n++) {
            MemoryVfs disk = new MemoryVfs();
            FaultVfs files = new FaultVfs(disk);
            Scenario scenario = new Scenario(seed, allocator);
            files.failAt(n, FaultVfs.Fault.IO_ERROR);
            String when = "seed " + seed + " operation " + n;
            try (LogStore store = LogStore.open(files, CONFIG, allocator)) {
                for (int i = 0; i < STEPS; i++) {
                    if (!scenario.step(store)) {
                        assertThat(Model.of(store, allocator)).as(when).isEqualTo(scenario.acked());
                    }
                }
                assertThat(Model.of(store, allocator)).as(when).isEqualTo(scenario.acked());
            } catch (TravertineException e) {
                // Opening failed, or the lock could not be given back: the next opening counts.
                assertThat(e.code().sqlState()).as(when).isEqualTo("58030");
            }
            reached = files.operations() >= n;
            checkReopened(disk, scenario, when);
        }
    }

    @Test
    void aFullDiskIsToldAndWorkGoesOnWhenThereIsSpaceAgain() {
        long seed = Long.getLong("seed", System.nanoTime() & 0xffffff);
        System.out.println("FaultTest seed " + seed + " (full disk)");
        boolean reached = true;
        for (int n = 1; reached; n++) {
            MemoryVfs disk = new MemoryVfs();
            FaultVfs files = new FaultVfs(disk);
            Scenario scenario = new Scenario(seed, allocator);
            String when = "seed " + seed + " operation " + n + " (full disk)";
            try (LogStore store = LogStore.open(files, CONFIG, allocator)) {
                files.failAt(n, FaultVfs.Fault.DISK_FULL);
                for (int i = 0; i < STEPS; i++) {
                    scenario.stepUntilDone(store, acked -> {
                        assertThat(Model.of(store, allocator)).as(when).isEqualTo(acked);
                        files.heal();
                    });
                }
                assertThat(Model.of(store, allocator)).as(when).isEqualTo(scenario.acked());
                reached = files.operations() >= n;
            }
            checkReopened(disk, scenario, when);
        }
    }

    private void checkReopened(MemoryVfs disk, Scenario scenario, String when) {
        try (LogStore store = LogStore.open(disk, CONFIG, allocator)) {
            Model found = Model.of(store, allocator);
            if (!found.equals(scenario.maybe())) {
                assertThat(found).as(when).isEqualTo(scenario.acked());
            }
        } catch (TravertineException e) {
            fail(when, e);
        }
    }
}
