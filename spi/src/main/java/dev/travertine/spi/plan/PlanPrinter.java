package dev.travertine.spi.plan;

import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.TypeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plans and expressions as text: what EXPLAIN shows and golden plans hold. One line a node, inputs indented by two. */
public final class PlanPrinter {
    private PlanPrinter() {}

    /** The tree, without estimates. */
    public static String print(PlanNode node) {
        StringBuilder text = new StringBuilder();
        print(node, 0, false, text);
        return text.toString();
    }

    /** The tree, with the planner's row estimates. */
    public static String printWithEstimates(PlanNode node) {
        StringBuilder text = new StringBuilder();
        print(node, 0, true, text);
        return text.toString();
    }

    private static void print(PlanNode node, int depth, boolean estimates, StringBuilder text) {
        text.append("  ".repeat(depth)).append(line(node));
        if (estimates && node.estimatedRows() >= 0) {
            text.append("  (rows ~").append(Math.round(node.estimatedRows())).append(')');
        }
        text.append('\n');
        for (PlanNode input : node.inputs()) {
            print(input, depth + 1, estimates, text);
        }
    }

    /** The node itself, in one line. */
    public static String line(PlanNode node) {
        return switch (node) {
            case PlanNode.Scan scan ->
                "Scan " + scan.table() + " " + names(scan.outputType().fields())
                        + (scan.ranges().isEmpty() ? "" : " prune " + list(scan.ranges(), 20));
            case PlanNode.Values values ->
                "Values " + values.rows().size() + " rows "
                        + names(values.outputType().fields());
            case PlanNode.Filter filter -> "Filter " + filter.condition();
            case PlanNode.Project project -> "Project " + projections(project);
            case PlanNode.Aggregate aggregate ->
                "Aggregate group " + columns(aggregate.groupColumns())
                        + (aggregate.groupingSets().size() == 1 ? "" : " sets " + aggregate.groupingSets())
                        + (aggregate.calls().isEmpty() ? "" : " " + list(aggregate.calls(), 100));
            case PlanNode.Join join ->
                "Join " + join.kind() + " "
                        + join.keys().stream().map(JoinKey::toString).collect(Collectors.joining(" AND "))
                        + (isTrue(join.residual()) ? "" : " residual " + join.residual());
            case PlanNode.Sort sort -> "Sort " + list(sort.keys(), 100);
            case PlanNode.TopN top ->
                "TopN " + top.count() + (top.offset() == 0 ? "" : " offset " + top.offset()) + " "
                        + list(top.keys(), 100);
            case PlanNode.Limit limit ->
                "Limit " + (limit.count() == Long.MAX_VALUE ? "all" : limit.count())
                        + (limit.offset() == 0 ? "" : " offset " + limit.offset());
            case PlanNode.Union union -> "Union " + union.inputs().size();
            case PlanNode.SetOperation operation -> operation.kind() + (operation.all() ? " ALL" : "");
            case PlanNode.Window window ->
                "Window partition " + columns(window.partitionBy()) + " order " + list(window.orderBy(), 100) + " "
                        + window.frame() + " " + list(window.calls(), 100);
            case PlanNode.Hop hop ->
                "Hop $" + hop.timeColumn() + " slide " + hop.slideMicros() + " size " + hop.sizeMicros()
                        + (hop.offsetMicros() == 0 ? "" : " offset " + hop.offsetMicros());
        };
    }

    /** Whether the expression is the literal TRUE. */
    public static boolean isTrue(Expression expression) {
        return expression instanceof Expression.Literal literal && Boolean.TRUE.equals(literal.value());
    }

    private static String projections(PlanNode.Project project) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < project.expressions().size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(project.outputType().field(i).name())
                    .append(" = ")
                    .append(project.expressions().get(i));
        }
        return text.append(')').toString();
    }

    private static String columns(List<Integer> indexes) {
        return indexes.stream().map(i -> "$" + i).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String names(List<Field> fields) {
        return fields.stream().map(Field::name).collect(Collectors.joining(", ", "(", ")"));
    }

    static String list(List<?> items, int most) {
        String tail = items.size() > most ? ", ... " + (items.size() - most) + " more)" : ")";
        return items.stream().limit(most).map(Object::toString).collect(Collectors.joining(", ", "(", tail));
    }

    static String call(ScalarFunction function, List<Expression> arguments) {
        return switch (function) {
            case ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    MOD,
                    EQ,
                    NE,
                    LT,
                    LE,
                    GT,
                    GE,
                    AND,
                    OR,
                    CONCAT,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM,
                    ADD_INTERVAL,
                    DATETIME_DIFFERENCE,
                    LIKE,
                    ILIKE ->
                arguments.stream()
                        .map(Expression::toString)
                        .collect(Collectors.joining(" " + function.sql() + " ", "(", ")"));
            case NOT, NEGATE -> function.sql() + " " + arguments.getFirst();
            case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
                arguments.getFirst() + " " + function.sql();
            default -> function.sql() + list(arguments, 100);
        };
    }

    /** A literal as SQL text. */
    public static String literal(@Nullable Object value, DataType type) {
        if (value == null) {
            return "NULL";
        }
        return switch (type.kind()) {
            case VARCHAR, CHAR -> "'" + value.toString().replace("'", "''") + "'";
            case VARBINARY -> "X'" + java.util.HexFormat.of().withUpperCase().formatHex((byte[]) value) + "'";
            case DATE -> "DATE '" + LocalDate.ofEpochDay((Long) value) + "'";
            case TIME -> "TIME '" + LocalTime.ofNanoOfDay((Long) value * 1000) + "'";
            case TIMESTAMP, TIMESTAMP_LTZ ->
                (type.kind() == TypeKind.TIMESTAMP ? "TIMESTAMP '" : "TIMESTAMP_LTZ '") + timestamp((Long) value) + "'";
            case INTERVAL_MONTH -> "INTERVAL '" + value + "' MONTH";
            case INTERVAL_DAY ->
                "INTERVAL '"
                        + java.math.BigDecimal.valueOf((Long) value, 6)
                                .stripTrailingZeros()
                                .toPlainString() + "' SECOND";
            default -> String.valueOf(value);
        };
    }

    /** {@code 2001-01-01 06:30:00}, with as many digits of a second as are not 0. */
    public static String timestamp(long micros) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
        String text = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(time);
        int fraction = (int) Math.floorMod(micros, 1_000_000L);
        return fraction == 0
                ? text
                : text + "." + String.format("%06d", fraction).replaceAll("0+$", "");
    }

    /** Now, in microseconds since 1970. */
    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }
}
