package dev.travertine.log.part;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts who still reads something; starts at one, and runs the end when it comes to zero. Safe for use by many threads. */
public final class RefCount {
    private final AtomicInteger count = new AtomicInteger(1);
    private final Runnable end;

    public RefCount(Runnable end) {
        this.end = end;
    }

    /** One reader more; false where the last has gone already. */
    public boolean tryRetain() {
        int seen = count.get();
        while (seen > 0) {
            if (count.compareAndSet(seen, seen + 1)) {
                return true;
            }
            seen = count.get();
        }
        return false;
    }

    public void release() {
        int left = count.decrementAndGet();
        if (left == 0) {
            end.run();
        } else if (left < 0) {
            throw new IllegalStateException("released more often than retained");
        }
    }
}
