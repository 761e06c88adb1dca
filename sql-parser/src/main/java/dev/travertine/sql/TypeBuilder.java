package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.grammar.TravertineParser.ArrayTypeContext;
import dev.travertine.sql.grammar.TravertineParser.DateTimeTypeContext;
import dev.travertine.sql.grammar.TravertineParser.DoubleTypeContext;
import dev.travertine.sql.grammar.TravertineParser.IdentifierContext;
import dev.travertine.sql.grammar.TravertineParser.IntervalTypeContext;
import dev.travertine.sql.grammar.TravertineParser.NamedTypeContext;
import dev.travertine.sql.grammar.TravertineParser.PrecisionContext;
import dev.travertine.sql.grammar.TravertineParser.TypeContext;
import dev.travertine.sql.grammar.TravertineParser.VaryingTypeContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Types, in the spellings of the SQL standard, PostgreSQL and Flink. */
final class TypeBuilder {
    private static final Map<String, SqlTypeName> NAMES = Map.ofEntries(
            Map.entry("BOOLEAN", SqlTypeName.BOOLEAN),
            Map.entry("BOOL", SqlTypeName.BOOLEAN),
            Map.entry("TINYINT", SqlTypeName.TINYINT),
            Map.entry("INT1", SqlTypeName.TINYINT),
            Map.entry("SMALLINT", SqlTypeName.SMALLINT),
            Map.entry("INT2", SqlTypeName.SMALLINT),
            Map.entry("INTEGER", SqlTypeName.INTEGER),
            Map.entry("INT", SqlTypeName.INTEGER),
            Map.entry("INT4", SqlTypeName.INTEGER),
            Map.entry("BIGINT", SqlTypeName.BIGINT),
            Map.entry("INT8", SqlTypeName.BIGINT),
            Map.entry("REAL", SqlTypeName.REAL),
            Map.entry("FLOAT4", SqlTypeName.REAL),
            Map.entry("FLOAT", SqlTypeName.FLOAT),
            Map.entry("DOUBLE", SqlTypeName.DOUBLE),
            Map.entry("FLOAT8", SqlTypeName.DOUBLE),
            Map.entry("DECIMAL", SqlTypeName.DECIMAL),
            Map.entry("DEC", SqlTypeName.DECIMAL),
            Map.entry("NUMERIC", SqlTypeName.DECIMAL),
            Map.entry("VARCHAR", SqlTypeName.VARCHAR),
            Map.entry("TEXT", SqlTypeName.VARCHAR),
            Map.entry("STRING", SqlTypeName.VARCHAR),
            Map.entry("CHAR", SqlTypeName.CHAR),
            Map.entry("CHARACTER", SqlTypeName.CHAR),
            Map.entry("VARBINARY", SqlTypeName.VARBINARY),
            Map.entry("BYTEA", SqlTypeName.VARBINARY),
            Map.entry("BYTES", SqlTypeName.VARBINARY),
            Map.entry("BINARY", SqlTypeName.BINARY),
            Map.entry("DATE", SqlTypeName.DATE),
            Map.entry("DATETIME", SqlTypeName.TIMESTAMP),
            Map.entry("TIMESTAMPTZ", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE),
            Map.entry("TIMESTAMP_LTZ", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE));

    /** Types that other engines have. */
    private static final Set<String> FOREIGN_NAMES =
            Set.of("UUID", "JSON", "JSONB", "VARIANT", "MAP", "ROW", "GEOMETRY", "TIMETZ", "SERIAL", "MONEY", "XML");

    private final Chapters chapters;

    TypeBuilder(Chapters chapters) {
        this.chapters = chapters;
    }

    /** The type of a column. */
    SqlDataTypeSpec spec(TypeContext context) {
        return new SqlDataTypeSpec(name(context), Positions.of(context));
    }

    /** The type behind CAST, which for an interval is its qualifier alone. */
    SqlNode castTarget(TypeContext context) {
        return context instanceof IntervalTypeContext c
                ? chapters.intervals.qualifier(c.intervalQualifier())
                : spec(context);
    }

    /** The one or two numbers in parentheses. */
    int[] precision(PrecisionContext context) {
        List<Integer> numbers = new ArrayList<>();
        for (TerminalNode number : context.INTEGER()) {
            numbers.add(smallNumber(number));
        }
        if (context.MINUS() != null) {
            throw error(ErrorCode.INVALID_ARGUMENT, "a scale must not be negative", Positions.of(context));
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    static int smallNumber(TerminalNode number) {
        try {
            return Integer.parseInt(number.getText());
        } catch (NumberFormatException e) {
            throw error(
                    ErrorCode.NUMERIC_OUT_OF_RANGE,
                    "number " + number.getText() + " is out of range",
                    Positions.of(number));
        }
    }

    private SqlTypeNameSpec name(TypeContext context) {
        SqlParserPos pos = Positions.of(context);
        return switch (context) {
            case DoubleTypeContext c -> new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, pos);
            case DateTimeTypeContext c -> dateTime(c, pos);
            case IntervalTypeContext c ->
                new IntervalTypeName(chapters.intervals.qualifier(c.intervalQualifier()), pos);
            case VaryingTypeContext c -> varying(c, pos);
            case NamedTypeContext c -> named(c, pos);
            case ArrayTypeContext c -> new SqlCollectionTypeNameSpec(name(c.type()), SqlTypeName.ARRAY, pos);
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    /** TIMESTAMP WITH TIME ZONE is an instant, as in PostgreSQL: the same as WITH LOCAL TIME ZONE. */
    private SqlTypeNameSpec dateTime(DateTimeTypeContext context, SqlParserPos pos) {
        boolean time = context.TIMESTAMP() == null;
        if (time && context.WITH() != null) {
            throw TravertineException.unsupported("TIME WITH TIME ZONE").withRange(Positions.range(pos));
        }
        SqlTypeName name = time
                ? SqlTypeName.TIME
                : context.WITH() == null ? SqlTypeName.TIMESTAMP : SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
        return basic(name, context.precision(), pos);
    }

    private SqlTypeNameSpec varying(VaryingTypeContext context, SqlParserPos pos) {
        SqlTypeName name = switch (word(context.identifier())) {
            case "CHAR", "CHARACTER" -> SqlTypeName.VARCHAR;
            case "BINARY" -> SqlTypeName.VARBINARY;
            default -> throw unknown(context.identifier());
        };
        return basic(name, context.precision(), pos);
    }

    private SqlTypeNameSpec named(NamedTypeContext context, SqlParserPos pos) {
        SqlTypeName name = NAMES.get(word(context.identifier()));
        if (name == null) {
            throw unknown(context.identifier());
        }
        return basic(name, context.precision(), pos);
    }

    private SqlTypeNameSpec basic(SqlTypeName name, @Nullable PrecisionContext context, SqlParserPos pos) {
        if (context == null) {
            return new SqlBasicTypeNameSpec(name, pos);
        }
        int[] digits = precision(context);
        if (digits.length > 1 && name.allowsScale() && name != SqlTypeName.TIME) {
            return new SqlBasicTypeNameSpec(name, digits[0], digits[1], pos);
        }
        if (digits.length > 1 || !name.allowsPrec()) {
            throw error(
                    ErrorCode.SYNTAX_ERROR,
                    "type " + name + " has no " + (digits.length > 1 ? "scale" : "precision"),
                    Positions.of(context));
        }
        return new SqlBasicTypeNameSpec(name, digits[0], RelDataType.SCALE_NOT_SPECIFIED, pos);
    }

    private static String word(IdentifierContext context) {
        String text = context.getText();
        return NameBuilder.isQuoted(context) ? text : text.toUpperCase(Locale.ROOT);
    }

    private static TravertineException unknown(IdentifierContext context) {
        String word = word(context);
        SqlParserPos pos = Positions.of(context);
        if (FOREIGN_NAMES.contains(word)) {
            return TravertineException.unsupported("type " + word).withRange(Positions.range(pos));
        }
        TravertineException error =
                error(ErrorCode.UNDEFINED_OBJECT, "type \"" + context.getText() + "\" does not exist", pos);
        String near = Words.nearest(word, NAMES.keySet());
        return near == null ? error : error.withHint("did you mean " + near + "?");
    }

    private static TravertineException error(ErrorCode code, String message, SqlParserPos pos) {
        return new TravertineException(code, message, Positions.range(pos), null, null);
    }
}
