package dev.travertine.log.segment;

/** Numbers of the file format; docs/formats/segment.md says more. */
final class SegmentFormat {
    /** "TRVTSEGM" */
    static final long MAGIC = 0x4d47455354565254L;

    static final int VERSION = 1;

    /** magic u64, version u32, partRef u32, topic u128, base offset u64, rows u64, 0, CRC32C of the first 60 bytes u32. */
    static final int HEADER_BYTES = 64;

    /** length of the footer u32, CRC32C of the footer u32, magic u64. */
    static final int TRAILER_BYTES = 16;

    static final int GROUP_ROWS = 131_072;

    /** Variable-length data of one column of a group is held under int32 offsets. */
    static final long GROUP_VARLEN_BYTES_MAX = 1L << 30;

    private SegmentFormat() {}
}
