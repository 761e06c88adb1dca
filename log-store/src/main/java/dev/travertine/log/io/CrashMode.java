package dev.travertine.log.io;

/** What of the writes that nobody has synced yet survives a loss of power. */
public enum CrashMode {
    /** Nothing. */
    NONE,
    /** Everything, as after {@code kill -9}. */
    ALL,
    /** The oldest writes of each file. */
    PREFIX,
    /** Any writes, whatever their order. */
    RANDOM,
    /** Any sectors of 512 bytes of any writes. */
    TORN
}
