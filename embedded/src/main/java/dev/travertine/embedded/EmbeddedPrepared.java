package dev.travertine.embedded;

import dev.travertine.jdbc.session.ColumnInfo;
import dev.travertine.jdbc.session.Prepared;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import java.util.List;

/** A planned statement, with its types in the words of the driver's port. */
final class EmbeddedPrepared implements Prepared {
    private final dev.travertine.engine.Prepared statement;
    private final List<ColumnInfo> columns;
    private final List<ColumnInfo> parameters;

    EmbeddedPrepared(dev.travertine.engine.Prepared statement) {
        this.statement = statement;
        this.columns = statement.isQuery() ? columns(statement.columns()) : List.of();
        this.parameters =
                statement.parameters().stream().map(type -> column("", type)).toList();
    }

    static List<ColumnInfo> columns(RowType type) {
        return type.fields().stream()
                .map(field -> column(field.name(), field.type()))
                .toList();
    }

    private static ColumnInfo column(String label, DataType type) {
        return new ColumnInfo(label, type.kind().name(), type.precision(), type.scale(), type.nullable());
    }

    dev.travertine.engine.Prepared statement() {
        return statement;
    }

    @Override
    public boolean isQuery() {
        return statement.isQuery();
    }

    @Override
    public List<ColumnInfo> columns() {
        return columns;
    }

    @Override
    public List<ColumnInfo> parameters() {
        return parameters;
    }
}
