package dev.travertine.executor.expression;

/** The proleptic Gregorian calendar by integer arithmetic: days since 1970-01-01 to year, month, day, and back. */
final class Civil {
    static final long SECOND = 1_000_000L;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private static final long DAYS_OF_400_YEARS = 146_097;
    /** Days from 0000-03-01 to 1970-01-01. */
    private static final long DAYS_TO_EPOCH = 719_468;

    private Civil() {}

    /**
     * Year, month and day, packed: {@code year << 16 | month << 8 | day}. Years are counted from March inside, so that the
     * leap day is a year's last.
     */
    static long pack(long epochDay) {
        long day = epochDay + DAYS_TO_EPOCH;
        long era = Math.floorDiv(day, DAYS_OF_400_YEARS);
        int dayOfEra = (int) (day - era * DAYS_OF_400_YEARS);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * shifted + 2) / 5 + 1;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year << 16 | month << 8 | dayOfMonth;
    }

    static long year(long packed) {
        return packed >> 16;
    }

    static int month(long packed) {
        return (int) (packed >> 8) & 0xff;
    }

    static int day(long packed) {
        return (int) packed & 0xff;
    }

    /** Days since 1970-01-01. */
    static long epochDay(long year, int month, int day) {
        long shiftedYear = year - (month <= 2 ? 1 : 0);
        long era = Math.floorDiv(shiftedYear, 400);
        long yearOfEra = shiftedYear - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_OF_400_YEARS + dayOfEra - DAYS_TO_EPOCH;
    }

    static boolean isLeap(long year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static int monthLength(long year, int month) {
        return switch (month) {
            case 2 -> isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** The day so many months later, or the last of that month where it is shorter. */
    static long addMonths(long epochDay, long months) {
        long packed = pack(epochDay);
        long count = year(packed) * 12 + month(packed) - 1 + months;
        long year = Math.floorDiv(count, 12L);
        int month = (int) Math.floorMod(count, 12L) + 1;
        return epochDay(year, month, Math.min(day(packed), monthLength(year, month)));
    }

    /** 0 is Monday. */
    static int weekday(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L);
    }

    static int dayOfYear(long epochDay, long packed) {
        return (int) (epochDay - epochDay(year(packed), 1, 1)) + 1;
    }

    /** The year that the ISO week of the day belongs to: that of its Thursday. */
    static long isoYear(long epochDay) {
        return year(pack(epochDay - weekday(epochDay) + 3));
    }

    static int isoWeek(long epochDay) {
        long thursday = epochDay - weekday(epochDay) + 3;
        return (dayOfYear(thursday, pack(thursday)) - 1) / 7 + 1;
    }
}
