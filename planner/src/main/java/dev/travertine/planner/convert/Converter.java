package dev.travertine.planner.convert;

import dev.travertine.planner.type.TypeFactory;
import dev.travertine.planner.validate.Validator;
import dev.travertine.spi.error.TravertineException;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** Makes the first relational tree of a validated statement; subqueries stay in expressions. */
public final class Converter {
    private Converter() {}

    /** The tree, in a cluster of its own whose constant expressions {@code folder} works out. */
    public static RelRoot convert(SqlNode validated, Validator validator, TypeFactory types, RexExecutor folder) {
        HepPlanner planner = new HepPlanner();
        planner.setExecutor(folder);
        RelOptCluster cluster = RelOptCluster.create(planner, new TextRexBuilder(types));
        SqlToRelConverter converter = new SqlToRelConverter(
                (rowType, sql, schema, view) -> {
                    throw TravertineException.unsupported("view expansion");
                },
                validator,
                validator.reader(),
                cluster,
                Convertlets.INSTANCE,
                SqlToRelConverter.config()
                        .withExpand(false)
                        .withTrimUnusedFields(false)
                        .withDecorrelationEnabled(false)
                        .withInSubQueryThreshold(Integer.MAX_VALUE));
        return converter.convertQuery(validated, false, true);
    }
}
