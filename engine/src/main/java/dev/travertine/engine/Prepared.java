package dev.travertine.engine;

import dev.travertine.spi.plan.Statement;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import java.util.List;

/** A statement that was parsed and planned, to be executed as often as one likes by the session that made it. */
public final class Prepared {
    private final String sql;
    private final Statement statement;
    private final long catalogVersion;

    Prepared(String sql, Statement statement, long catalogVersion) {
        this.sql = sql;
        this.statement = statement;
        this.catalogVersion = catalogVersion;
    }

    String sql() {
        return sql;
    }

    Statement statement() {
        return statement;
    }

    /** The catalog's version that the plan was made for: after DDL it is made anew. */
    long catalogVersion() {
        return catalogVersion;
    }

    /** Whether execution gives rows. */
    public boolean isQuery() {
        return statement instanceof Statement.Query || statement instanceof Statement.Explain;
    }

    /** The columns of the rows; empty for a statement that gives a count. */
    public RowType columns() {
        return switch (statement) {
            case Statement.Query query -> query.plan().outputType();
            case Statement.Explain explain -> explain.outputType();
            default -> new RowType(List.of());
        };
    }

    /** The types of the parameters, in order. */
    public List<DataType> parameters() {
        return statement.parameters();
    }
}
