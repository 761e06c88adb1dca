package dev.travertine.log.segment;

import dev.travertine.log.io.ByteInput;
import dev.travertine.log.io.ByteOutput;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is needed to read a segment.
 *
 * @param partRef the partition's number
 * @param baseOffset offset of the first row
 * @param rows number of rows
 * @param groupRows rows of each group but the last
 * @param groups for each group the chunks of its columns
 */
record SegmentFooter(int partRef, long baseOffset, long rows, int groupRows, List<List<ChunkMeta>> groups) {
    byte[] toBytes() {
        ByteOutput output = new ByteOutput();
        output.putInt(partRef).putLong(baseOffset).putLong(rows).putInt(groupRows);
        output.putInt(groups.size());
        for (List<ChunkMeta> columns : groups) {
            output.putInt(columns.size());
            columns.forEach(chunk -> chunk.put(output));
        }
        return output.toByteArray();
    }

    static SegmentFooter of(byte[] bytes, List<DataType> types, String path) {
        ByteInput input = new ByteInput(bytes, "the footer of segment " + path);
        int partRef = input.getInt();
        long baseOffset = input.getLong();
        long rows = input.getLong();
        int groupRows = input.getInt();
        List<List<ChunkMeta>> groups = new ArrayList<>();
        for (int i = input.getCount(); i > 0; i--) {
            if (input.getInt() != types.size()) {
                throw input.corrupt();
            }
            List<ChunkMeta> columns = new ArrayList<>();
            for (DataType type : types) {
                columns.add(ChunkMeta.get(input, type));
            }
            groups.add(columns);
        }
        if (!input.atEnd() || rows <= 0 || groupRows <= 0 || groups.size() != (rows + groupRows - 1) / groupRows) {
            throw input.corrupt();
        }
        return new SegmentFooter(partRef, baseOffset, rows, groupRows, groups);
    }

    int rowsOf(int group) {
        return (int) Math.min(groupRows, rows - (long) group * groupRows);
    }
}
