package dev.travertine.sql;

/**
 * One statement cut out of a script.
 *
 * @param text the statement without its semicolon, from its first word to its last
 * @param startLine line of the first word in the script, from 1
 * @param startOffset offset of the first word in the script, in chars, from 0
 * @param complete whether a semicolon ended it; the last of a script may go on
 */
public record Fragment(String text, int startLine, int startOffset, boolean complete) {}
