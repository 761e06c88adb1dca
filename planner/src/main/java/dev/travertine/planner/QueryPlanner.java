package dev.travertine.planner;

import dev.travertine.planner.convert.Converter;
import dev.travertine.planner.function.FunctionCompiler;
import dev.travertine.planner.optimize.Folder;
import dev.travertine.planner.optimize.Optimizer;
import dev.travertine.planner.physical.Outputs;
import dev.travertine.planner.physical.RelToPlan;
import dev.travertine.planner.type.DataTypes;
import dev.travertine.planner.type.TypeFactory;
import dev.travertine.planner.validate.OutputNames;
import dev.travertine.planner.validate.Validator;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.TableModify;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;

/** The road of a query: validate, convert, optimise, translate. One for each statement. */
final class QueryPlanner {
    private final PlannerContext context;
    private final FunctionCompiler compiler;
    private final TypeFactory types = new TypeFactory();

    QueryPlanner(PlannerContext context, FunctionCompiler compiler) {
        this.context = context;
        this.compiler = compiler;
    }

    /** A query's plan; its columns are named as the user sees them. */
    Planned plan(SqlNode query) {
        Validator validator = validator(query);
        SqlNode validated = validator.validate(query);
        RelRoot root = Converter.convert(validated, validator, types, new Folder());
        PlanNode plan = physical(root.project());
        List<String> names = OutputNames.of(validated, validator, root.validatedRowType.getFieldNames());
        return new Planned(Outputs.named(plan, names), parameters(validated, validator));
    }

    /** The rows of an INSERT, with the visible columns of the target and its types. */
    Planned plan(SqlInsert insert, RowType target) {
        Validator validator = validator(insert);
        SqlNode validated = validator.validate(insert);
        RelRoot root = Converter.convert(validated, validator, types, new Folder());
        PlanNode rows = physical(((TableModify) root.rel).getInput());
        return new Planned(Outputs.assigned(rows, target), parameters(validated, validator));
    }

    Validator validator(SqlNode statement) {
        return Validator.of(statement, context.catalog(), context.defaultSchema(), types);
    }

    private PlanNode physical(RelNode tree) {
        RelNode optimized = Optimizer.optimize(tree);
        return new RelToPlan(compiler, optimized.getCluster().getRexBuilder()).translate(optimized);
    }

    private static List<DataType> parameters(SqlNode validated, Validator validator) {
        return validator.getParameterRowType(validated).getFieldList().stream()
                .map(field -> DataTypes.of(field.getType()))
                .toList();
    }

    /** A plan and the types of its parameters. */
    record Planned(PlanNode plan, List<DataType> parameters) {}
}
