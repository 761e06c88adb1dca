package dev.travertine.planner;

import dev.travertine.planner.convert.Converter;
import dev.travertine.planner.function.FunctionCompiler;
import dev.travertine.planner.optimize.Folder;
import dev.travertine.planner.optimize.Optimizer;
import dev.travertine.planner.physical.RelToPlan;
import dev.travertine.planner.type.DataTypes;
import dev.travertine.planner.type.TypeFactory;
import dev.travertine.planner.validate.Validator;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.Statement;
import dev.travertine.spi.type.DataType;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.sql.SqlNode;

/** Plans statements. Safe for use by many threads. */
public final class Planner {
    private final FunctionCompiler compiler = new FunctionCompiler();

    Statement plan(SqlNode node, PlannerContext context) {
        TypeFactory types = new TypeFactory();
        Validator validator = Validator.of(node, context.catalog(), context.defaultSchema(), types);
        SqlNode validated = validator.validate(node);
        RelRoot root = Converter.convert(validated, validator, types, new Folder());
        RelNode optimized = Optimizer.optimize(root.project());
        PlanNode plan = new RelToPlan(compiler, optimized.getCluster().getRexBuilder()).translate(optimized);
        List<DataType> parameters = validator.getParameterRowType(validated).getFieldList().stream()
                .map(field -> DataTypes.of(field.getType()))
                .toList();
        return new Statement.Query(plan, parameters);
    }
}
