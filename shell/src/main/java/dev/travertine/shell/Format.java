package dev.travertine.shell;

/** How results are written. */
enum Format {
    TABLE,
    CSV,
    JSON
}
