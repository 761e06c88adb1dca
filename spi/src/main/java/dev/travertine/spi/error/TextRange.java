package dev.travertine.spi.error;

/**
 * A place in SQL text: lines and columns count from 1, the end is inclusive.
 *
 * @param line first line
 * @param column first column of the first line
 * @param endLine last line
 * @param endColumn last column of the last line, inclusive
 */
public record TextRange(int line, int column, int endLine, int endColumn) {
    public static TextRange at(int line, int column) {
        return new TextRange(line, column, line, column);
    }
}
