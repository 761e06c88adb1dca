package dev.travertine.spi.plan;

/** The kinds of joins. Output columns are left's then right's, but for SEMI and ANTI (left's) and MARK (left's and a BOOLEAN). */
public enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    /** Left rows for which the condition is true for a right row. */
    SEMI,
    /** Left rows for which the condition is true for no right row. */
    ANTI,
    /**
     * Every left row once, and a mark: TRUE where the condition is true for a right row, else NULL where it is unknown for
     * one, else FALSE. What IN and EXISTS become when they stand in an expression.
     */
    MARK
}
