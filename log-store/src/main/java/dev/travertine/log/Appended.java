package dev.travertine.log;

/**
 * Where rows went.
 *
 * @param partition the partition, or {@link #SPREAD} where the rows went to several
 * @param baseOffset offset of the first row, or {@link #SPREAD}
 * @param rows number of rows, all together
 */
public record Appended(int partition, long baseOffset, int rows) {
    public static final int SPREAD = -1;
}
