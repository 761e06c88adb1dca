package dev.travertine.planner.physical;

import dev.travertine.planner.type.DataTypes;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.AggregateCall;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.ColumnRef;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import dev.travertine.spi.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** GROUP BY, DISTINCT and their functions. */
final class AggregateTranslator {
    private final Aggregate aggregate;
    private final PlanNode input;

    AggregateTranslator(Aggregate aggregate, PlanNode input) {
        this.aggregate = aggregate;
        this.input = input;
    }

    PlanNode translate(double rows) {
        RowType type = DataTypes.rowType(aggregate.getRowType());
        List<Integer> group = aggregate.getGroupSet().asList();
        List<List<Integer>> sets = new ArrayList<>();
        for (ImmutableBitSet set : aggregate.getGroupSets()) {
            sets.add(set.asList().stream().map(group::indexOf).toList());
        }
        List<AggregateCall> calls = new ArrayList<>();
        List<Field> fields = new ArrayList<>(type.fields().subList(0, group.size()));
        List<Expression> outputs = new ArrayList<>(IntStream.range(0, group.size())
                .mapToObj(i -> (Expression) new ColumnRef(i, type.type(i)))
                .toList());
        for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
            var call = aggregate.getAggCallList().get(i);
            Field field = type.field(group.size() + i);
            if (call.getAggregation().getKind() == SqlKind.LITERAL_AGG) {
                outputs.add(Literals.of((RexLiteral) call.rexList.getFirst(), field.type()));
            } else {
                outputs.add(new ColumnRef(fields.size(), field.type()));
                fields.add(field);
                calls.add(call(call, field));
            }
        }
        PlanNode result = new PlanNode.Aggregate(input, group, sets, calls, new RowType(fields), rows);
        return calls.size() == aggregate.getAggCallList().size() ? result : Projections.project(result, outputs, type);
    }

    private AggregateCall call(org.apache.calcite.rel.core.AggregateCall call, Field field) {
        if (!call.getCollation().getKeys().isEmpty()) {
            throw TravertineException.unsupported("WITHIN GROUP or ORDER BY in an aggregate");
        }
        if (call.distinctKeys != null) {
            throw TravertineException.unsupported("WITHIN DISTINCT");
        }
        AggregateFunction function = function(call.getAggregation());
        List<DataType> types =
                call.getArgList().stream().map(input.outputType()::type).toList();
        check(function, types);
        boolean distinct = call.isDistinct() && matters(function);
        return new AggregateCall(function, call.getArgList(), distinct, call.filterArg, field.name(), field.type());
    }

    /** DISTINCT changes nothing for functions that look for one value. */
    private static boolean matters(AggregateFunction function) {
        return switch (function) {
            case MIN, MAX, BOOL_AND, BOOL_OR, BIT_AND, BIT_OR, ANY_VALUE, GROUPING -> false;
            default -> true;
        };
    }

    static AggregateFunction function(SqlAggFunction function) {
        return switch (function.getKind()) {
            case COUNT -> AggregateFunction.COUNT;
            case SUM -> AggregateFunction.SUM;
            case SUM0 -> AggregateFunction.SUM0;
            case AVG -> AggregateFunction.AVG;
            case MIN -> function.getName().equals("MIN") ? AggregateFunction.MIN : AggregateFunction.BOOL_AND;
            case MAX -> function.getName().equals("MAX") ? AggregateFunction.MAX : AggregateFunction.BOOL_OR;
            case STDDEV_POP -> AggregateFunction.STDDEV_POP;
            case STDDEV_SAMP -> AggregateFunction.STDDEV_SAMP;
            case VAR_POP -> AggregateFunction.VAR_POP;
            case VAR_SAMP -> AggregateFunction.VAR_SAMP;
            case BIT_AND -> AggregateFunction.BIT_AND;
            case BIT_OR -> AggregateFunction.BIT_OR;
            case BIT_XOR -> AggregateFunction.BIT_XOR;
            case ANY_VALUE -> AggregateFunction.ANY_VALUE;
            case SINGLE_VALUE -> AggregateFunction.SINGLE_VALUE;
            case GROUPING, GROUPING_ID -> AggregateFunction.GROUPING;
            default -> throw TravertineException.unsupported("aggregate function " + function.getName());
        };
    }

    static void check(AggregateFunction function, List<DataType> arguments) {
        boolean supported = switch (function) {
            case SUM, SUM0, AVG, STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP ->
                arguments.getFirst().kind().isNumeric();
            case BIT_AND, BIT_OR, BIT_XOR -> arguments.getFirst().kind().isInteger();
            case BOOL_AND, BOOL_OR -> arguments.getFirst().kind() == TypeKind.BOOLEAN;
            default -> true;
        };
        if (!supported) {
            throw TravertineException.unsupported(
                    function + " of " + arguments.getFirst().sql());
        }
    }

    /** DISTINCT over all columns. */
    static PlanNode distinct(PlanNode input, double rows) {
        List<Integer> columns =
                IntStream.range(0, input.outputType().size()).boxed().toList();
        return new PlanNode.Aggregate(input, columns, List.of(columns), List.of(), input.outputType(), rows);
    }
}
