package dev.travertine.spi.catalog;

/** What kind of relation a name stands for. */
public enum TableKind {
    TOPIC("TOPIC"),
    MATERIALIZED_VIEW("MATERIALIZED VIEW"),
    SYSTEM("SYSTEM TABLE");

    private final String sql;

    TableKind(String sql) {
        this.sql = sql;
    }

    public String sql() {
        return sql;
    }
}
