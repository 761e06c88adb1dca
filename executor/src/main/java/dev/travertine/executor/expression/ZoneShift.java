package dev.travertine.executor.expression;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Microseconds of an instant to those of a zone's clock, and back; remembers the offset until the next transition. */
final class ZoneShift {
    private final ZoneRules rules;
    private long offset;
    /** Instants (seconds) for which {@code offset} is right: from (inclusive) to (exclusive). */
    private long from;

    private long to;

    ZoneShift(ZoneId zone) {
        this.rules = zone.getRules();
    }

    long toLocal(long micros) {
        long second = Math.floorDiv(micros, Civil.SECOND);
        if (second < from || second >= to) {
            find(second);
        }
        return micros + offset;
    }

    private void find(long second) {
        Instant instant = Instant.ofEpochSecond(second);
        offset = rules.getOffset(instant).getTotalSeconds() * Civil.SECOND;
        ZoneOffsetTransition next = rules.nextTransition(instant);
        from = second;
        to = next == null ? Long.MAX_VALUE : next.toEpochSecond();
    }

    /** Local times that a zone skips move forward; of those that it has twice, the first is meant. */
    long toInstant(long micros) {
        long second = Math.floorDiv(micros, Civil.SECOND);
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        return micros - rules.getOffset(local).getTotalSeconds() * Civil.SECOND;
    }
}
