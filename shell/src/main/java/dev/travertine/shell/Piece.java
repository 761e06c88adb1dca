package dev.travertine.shell;

/**
 * A piece of input: one SQL statement without its semicolon, or one command of the shell, such as {@code \d}.
 *
 * @param text begins with its first word
 * @param line line of the input that the text begins in, from 1
 * @param isCommand whether it is a command of the shell
 */
record Piece(String text, int line, boolean isCommand) {}
