package dev.travertine.executor.expression;

import dev.travertine.spi.plan.PlanPrinter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates, times and intervals as text, and text as dates and times. Texts that make no sense give {@link #BAD}. */
final class DateTimeText {
    static final long BAD = Long.MIN_VALUE;

    private DateTimeText() {}

    static String date(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    /** {@code 06:30:00}, with as many digits of a second as are not 0. */
    static String time(long micros) {
        StringBuilder text = new StringBuilder(15);
        clock(micros, text);
        return text.toString();
    }

    static String timestamp(long micros) {
        long packed = Civil.pack(Math.floorDiv(micros, Civil.DAY));
        long year = Civil.year(packed);
        if (year < 1000 || year > 9999) {
            return PlanPrinter.timestamp(micros);
        }
        StringBuilder text = new StringBuilder(26);
        text.append(year).append('-');
        two(Civil.month(packed), text).append('-');
        two(Civil.day(packed), text).append(' ');
        clock(Math.floorMod(micros, Civil.DAY), text);
        return text.toString();
    }

    /** {@code 1-02}: years and months. */
    static String months(long months) {
        long size = Math.abs(months);
        StringBuilder text =
                new StringBuilder(months < 0 ? "-" : "").append(size / 12).append('-');
        return two(size % 12, text).toString();
    }

    /** {@code 1 02:03:04.5}: days and a time. */
    static String interval(long micros) {
        StringBuilder text = new StringBuilder(micros < 0 ? "-" : "");
        // The least long is its own negative, so the sign is taken off after dividing.
        text.append(Math.abs(micros / Civil.DAY)).append(' ');
        clock(Math.abs(micros % Civil.DAY), text);
        return text.toString();
    }

    private static void clock(long micros, StringBuilder text) {
        two(micros / Civil.HOUR, text).append(':');
        two(micros / Civil.MINUTE % 60, text).append(':');
        two(micros / Civil.SECOND % 60, text);
        long fraction = micros % Civil.SECOND;
        if (fraction != 0) {
            text.append('.').append(Long.toString(Civil.SECOND + fraction), 1, 7);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
    }

    private static StringBuilder two(long number, StringBuilder text) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** {@code 2001-01-31}, nothing else but spaces around it. */
    static long parseDate(String text) {
        Reader reader = new Reader(text.strip());
        long day = reader.date();
        return reader.atEnd() ? day : BAD;
    }

    /** {@code 06:30[:00[.123456]]}. */
    static long parseTime(String text) {
        Reader reader = new Reader(text.strip());
        long micros = reader.time();
        return reader.atEnd() ? micros : BAD;
    }

    /**
     * A date, and if need be {@code T} or a space and a time, and a zone ({@code Z}, {@code +01:30}).
     *
     * @param zone what the time is local to where it has no zone of its own; null if it shall stay local (then only Z may
     *     stand there)
     */
    static long parseTimestamp(String text, @Nullable ZoneShift zone) {
        Reader reader = new Reader(text.strip());
        long day = reader.date();
        if (day == BAD) {
            return BAD;
        }
        long micros = day * Civil.DAY;
        if (reader.skip('T') || reader.skip('t') || reader.skip(' ')) {
            while (reader.skip(' ')) {}
            long time = reader.time();
            if (time == BAD) {
                return BAD;
            }
            micros += time;
        }
        if (reader.atEnd()) {
            return zone == null ? micros : zone.toInstant(micros);
        }
        long offset = reader.offset();
        if (offset == BAD || !reader.atEnd() || (zone == null && offset != 0)) {
            return BAD;
        }
        return micros - offset;
    }

    /** A place in a text, moved on by what is read. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at == text.length();
        }

        boolean skip(char wanted) {
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        /** A number of so many digits; -1 where there is none. */
        private int number(int least, int most) {
            int start = at;
            int value = 0;
            while (at < text.length() && at - start < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                value = value * 10 + text.charAt(at++) - '0';
            }
            return at - start < least ? -1 : value;
        }

        long date() {
            boolean negative = skip('-');
            if (!negative) {
                skip('+');
            }
            int year = number(4, 6);
            if (year < 0 || !skip('-')) {
                return BAD;
            }
            int month = number(1, 2);
            if (month < 1 || month > 12 || !skip('-')) {
                return BAD;
            }
            int day = number(1, 2);
            int signed = negative ? -year : year;
            return day < 1 || day > Civil.monthLength(signed, month) ? BAD : Civil.epochDay(signed, month, day);
        }

        long time() {
            int hour = number(1, 2);
            if (hour < 0 || hour > 23 || !skip(':')) {
                return BAD;
            }
            int minute = number(2, 2);
            if (minute < 0 || minute > 59) {
                return BAD;
            }
            int second = 0;
            long fraction = 0;
            if (skip(':')) {
                second = number(2, 2);
                if (second < 0 || second > 59) {
                    return BAD;
                }
                if (skip('.') || skip(',')) {
                    fraction = fraction();
                    if (fraction < 0) {
                        return BAD;
                    }
                }
            }
            return hour * Civil.HOUR + minute * Civil.MINUTE + second * Civil.SECOND + fraction;
        }

        /** Microseconds; further digits are cut off. */
        private long fraction() {
            int start = at;
            long value = number(1, 6);
            for (int digits = at - start; digits < 6; digits++) {
                value *= 10;
            }
            number(0, 9);
            return value;
        }

        long offset() {
            while (skip(' ')) {}
            if (skip('Z') || skip('z')) {
                return 0;
            }
            boolean negative = skip('-');
            if (!negative && !skip('+')) {
                return BAD;
            }
            int hours = number(2, 2);
            int minutes = skip(':') || !atEnd() ? number(2, 2) : 0;
            if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
                return BAD;
            }
            long offset = hours * Civil.HOUR + minutes * Civil.MINUTE;
            return negative ? -offset : offset;
        }
    }
}
