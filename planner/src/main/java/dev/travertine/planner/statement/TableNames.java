package dev.travertine.planner.statement;

import dev.travertine.planner.validate.ValidationErrors;
import dev.travertine.spi.catalog.Catalog;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import org.apache.calcite.sql.SqlIdentifier;

/** What names of tables in a statement stand for. */
public final class TableNames {
    private final Catalog catalog;
    private final String defaultSchema;

    public TableNames(Catalog catalog, String defaultSchema) {
        this.catalog = catalog;
        this.defaultSchema = defaultSchema;
    }

    /** The full name; the table need not exist. */
    public TableName of(SqlIdentifier name) {
        return switch (name.names.size()) {
            case 1 -> new TableName(defaultSchema, name.names.getFirst());
            case 2 -> new TableName(name.names.getFirst(), name.names.getLast());
            default ->
                throw new TravertineException(
                        ErrorCode.SYNTAX_ERROR,
                        "\"" + name + "\" has too many parts",
                        ValidationErrors.range(name.getParserPosition()),
                        "a name is table or schema.table",
                        null);
        };
    }

    /**
     * The table of that name.
     *
     * @throws TravertineException 42P01 where there is none
     */
    public Table table(SqlIdentifier name) {
        TableName full = of(name);
        return catalog.table(full).orElseThrow(() -> undefined(name, full));
    }

    private TravertineException undefined(SqlIdentifier name, TableName full) {
        return new TravertineException(
                ErrorCode.UNDEFINED_TABLE,
                "table \"" + full + "\" does not exist",
                ValidationErrors.range(name.getParserPosition()),
                ValidationErrors.nearestTable(full.name(), catalog),
                null);
    }
}
