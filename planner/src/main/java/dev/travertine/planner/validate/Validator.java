package dev.travertine.planner.validate;

import dev.travertine.planner.type.TypeFactory;
import dev.travertine.spi.catalog.Catalog;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlTimestampLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.SqlValidatorTable;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Resolves names and types of one statement. Errors are Calcite's own; they are put in our words where they leave.
 *
 * <p>One for each statement, one thread.
 */
public final class Validator extends SqlValidatorImpl {
    /** IN lists as long as this become one call. */
    private static final int IN_SET_MIN = 16;

    private static final int TIMESTAMP_DIGITS = 6;

    private final CalciteCatalogReader catalogReader;

    private Validator(CalciteCatalogReader catalogReader, TypeFactory types) {
        super(OperatorTable.instance(), catalogReader, types, settings());
        this.catalogReader = catalogReader;
    }

    /** A validator for a statement, with the hidden columns that the statement names. */
    public static Validator of(SqlNode statement, Catalog catalog, String defaultSchema, TypeFactory types) {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
        properties.setProperty(CalciteConnectionProperty.UNQUOTED_CASING.camelName(), Casing.UNCHANGED.name());
        CalciteCatalogReader reader = new CalciteCatalogReader(
                CatalogSchema.root(catalog, hiddenNames(statement, catalog)),
                List.of(defaultSchema),
                types,
                new CalciteConnectionConfigImpl(properties));
        return new Validator(reader, types);
    }

    private static SqlValidator.Config settings() {
        return SqlValidator.Config.DEFAULT
                .withConformance(Conformance.INSTANCE)
                .withDefaultNullCollation(NullCollation.HIGH)
                .withIdentifierExpansion(true)
                .withTypeCoercionEnabled(true);
    }

    /** The names of hidden columns that occur in the statement, as the tables write them. */
    private static Set<String> hiddenNames(SqlNode statement, Catalog catalog) {
        Set<String> used = new HashSet<>();
        statement.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlIdentifier id) {
                if (!id.isStar()) {
                    used.add(id.names.getLast().toLowerCase(Locale.ROOT));
                }
                return null;
            }
        });
        Set<String> hidden = new HashSet<>();
        for (var table : catalog.tables()) {
            for (Field field : table.rowType().fields()) {
                if (field.hidden() && used.contains(field.name().toLowerCase(Locale.ROOT))) {
                    hidden.add(field.name());
                }
            }
        }
        return hidden;
    }

    /** What tables are read through. */
    public CalciteCatalogReader reader() {
        return catalogReader;
    }

    @Override
    protected SqlNode performUnconditionalRewrites(SqlNode node, boolean underFrom) {
        if (node instanceof SqlCharStringLiteral literal && !(node instanceof TextLiteral)) {
            return TextLiteral.of(literal);
        }
        if (node instanceof SqlIntervalLiteral interval) {
            checkMilliseconds(interval);
        }
        SqlNode known = FilteredWindows.matches(node) ? FilteredWindows.rewrite((SqlCall) node) : node;
        SqlNode rewritten = super.performUnconditionalRewrites(known, underFrom);
        return rewritten instanceof SqlCall call && isLongList(call) ? inSet(call) : rewritten;
    }

    /** Timestamps have six digits, however few a literal shows: what is added to it must not be cut. */
    @Override
    public SqlLiteral resolveLiteral(SqlLiteral literal) {
        SqlLiteral resolved = super.resolveLiteral(literal);
        return resolved instanceof SqlTimestampLiteral time && time.getPrec() < TIMESTAMP_DIGITS
                ? SqlLiteral.createTimestamp(
                        time.getTypeName(),
                        time.getValueAs(TimestampString.class),
                        TIMESTAMP_DIGITS,
                        time.getParserPosition())
                : resolved;
    }

    /** Whether the call is an IN or NOT IN of many literals. */
    private static boolean isLongList(SqlCall call) {
        return (call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN)
                && call.operand(0).getKind() != SqlKind.ROW
                && call.operand(1) instanceof SqlNodeList values
                && values.size() >= IN_SET_MIN
                && values.stream().allMatch(value -> value instanceof SqlLiteral literal && literal.getValue() != null);
    }

    private static SqlNode inSet(SqlCall call) {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(call.operand(0));
        operands.addAll(((SqlNodeList) call.operand(1)).getList());
        SqlNode in = Operators.IN_SET.createCall(call.getParserPosition(), operands);
        return call.getKind() == SqlKind.IN ? in : SqlStdOperatorTable.NOT.createCall(call.getParserPosition(), in);
    }

    /** Calcite counts intervals in milliseconds: better none than another one. */
    private static void checkMilliseconds(SqlIntervalLiteral literal) {
        String text = literal.getValueAs(SqlIntervalLiteral.IntervalValue.class).getIntervalLiteral();
        if (text.matches(".*\\.\\d{3}\\d*[1-9].*")) {
            throw TravertineException.unsupported("an interval with a part below a millisecond")
                    .withRange(ValidationErrors.range(literal.getParserPosition()));
        }
    }

    /** Called for each column that a {@code *} stands for. */
    @Override
    protected void addToSelectList(
            List<SqlNode> list,
            Set<String> aliases,
            List<Map.Entry<String, RelDataType>> fields,
            SqlNode expression,
            SelectScope scope,
            boolean includeSystemVars) {
        if (expression instanceof SqlIdentifier id && isHidden(id, scope)) {
            return;
        }
        super.addToSelectList(list, aliases, fields, expression, scope, includeSystemVars);
    }

    private boolean isHidden(SqlIdentifier column, SelectScope scope) {
        SqlValidatorScope.ResolvedImpl resolved = new SqlValidatorScope.ResolvedImpl();
        scope.resolve(column.skipLast(1).names, catalogReader.nameMatcher(), true, resolved);
        if (resolved.count() != 1) {
            return false;
        }
        SqlValidatorTable table = resolved.only().namespace.getTable();
        CatalogTable ours = table == null ? null : table.unwrap(CatalogTable.class);
        return ours != null && ours.isHidden(column.names.getLast());
    }
}
