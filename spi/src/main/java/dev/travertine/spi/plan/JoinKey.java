package dev.travertine.spi.plan;

/**
 * An equality of a left and a right column (of equal type kind and, for DECIMAL, scale).
 *
 * @param nullSafe whether NULL equals NULL (IS NOT DISTINCT FROM)
 */
public record JoinKey(int left, int right, boolean nullSafe) {
    @Override
    public String toString() {
        return "$" + left + (nullSafe ? " IS NOT DISTINCT FROM " : " = ") + "right.$" + right;
    }
}
