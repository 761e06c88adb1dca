package dev.travertine.log.segment;

import dev.travertine.log.io.ByteInput;
import dev.travertine.log.io.ByteOutput;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the column chunk of a group lies and how to read it; part of the footer.
 *
 * @param position in the file, a multiple of 64
 * @param length bytes
 * @param crc CRC32C of these bytes
 * @param hasValidity whether a validity bitmap comes first
 * @param entries DICT: distinct values. RLE: runs. Else 0
 * @param varlenBytes bytes of variable-length data of the RAW, CONST, DICT or RLE values
 * @param bits FOR: of each zone. DICT: of the codes, once
 * @param bases FOR: of each zone
 * @param zones what is known of each zone
 */
record ChunkMeta(
        Encoding encoding,
        long position,
        long length,
        int crc,
        boolean hasValidity,
        int entries,
        long varlenBytes,
        List<Integer> bits,
        List<Long> bases,
        List<Zone> zones) {
    ChunkMeta at(long place, int checksum) {
        return new ChunkMeta(encoding, place, length, checksum, hasValidity, entries, varlenBytes, bits, bases, zones);
    }

    void put(ByteOutput output) {
        output.putByte(encoding.code())
                .putLong(position)
                .putLong(length)
                .putInt(crc)
                .putBoolean(hasValidity)
                .putInt(entries)
                .putLong(varlenBytes);
        output.putInt(bits.size());
        bits.forEach(output::putByte);
        output.putInt(bases.size());
        bases.forEach(output::putLong);
        output.putInt(zones.size());
        for (Zone zone : zones) {
            output.putInt(zone.rows()).putInt(zone.nulls());
            Values.put(output, zone.min());
            Values.put(output, zone.max());
        }
    }

    static ChunkMeta get(ByteInput input, DataType type) {
        Encoding encoding;
        try {
            encoding = Encoding.of(input.getByte());
        } catch (IllegalArgumentException e) {
            throw input.corrupt();
        }
        long position = input.getLong();
        long length = input.getLong();
        int crc = input.getInt();
        boolean hasValidity = input.getBoolean();
        int entries = input.getInt();
        long varlenBytes = input.getLong();
        List<Integer> bits = new ArrayList<>();
        for (int i = input.getCount(); i > 0; i--) {
            bits.add(input.getByte());
        }
        List<Long> bases = new ArrayList<>();
        for (int i = input.getCount(); i > 0; i--) {
            bases.add(input.getLong());
        }
        List<Zone> zones = new ArrayList<>();
        for (int i = input.getCount(); i > 0; i--) {
            zones.add(new Zone(input.getInt(), input.getInt(), Values.get(input, type), Values.get(input, type)));
        }
        return new ChunkMeta(encoding, position, length, crc, hasValidity, entries, varlenBytes, bits, bases, zones);
    }
}
