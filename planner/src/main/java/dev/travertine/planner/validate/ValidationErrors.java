package dev.travertine.planner.validate;

import dev.travertine.spi.catalog.Catalog;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TextRange;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidatorException;
import org.jspecify.annotations.Nullable;

/** Puts Calcite's errors in our words: code, message, place, and a hint where a name was nearly right. */
public final class ValidationErrors {
    private ValidationErrors() {}

    /** The error for the user; what is not an error of the user's comes back as it is. */
    public static RuntimeException translate(RuntimeException error, Catalog catalog) {
        return switch (error) {
            case TravertineException ours -> ours;
            case CalciteContextException context -> {
                TravertineException ours = translate(message(context), context, catalog);
                yield context.getPosLine() == 0 ? ours : withRange(ours, range(context));
            }
            case CalciteException plain -> translate(message(plain), plain, catalog);
            case UnsupportedOperationException unsupported ->
                new TravertineException(
                        ErrorCode.FEATURE_NOT_SUPPORTED,
                        "this is not supported: " + lowered(message(unsupported)),
                        unsupported);
            default ->
                error.getCause() instanceof CalciteContextException
                                || error.getCause() instanceof SqlValidatorException
                                || error.getCause() instanceof TravertineException
                        ? translate(error.getCause() instanceof RuntimeException cause ? cause : error, catalog)
                        : error;
        };
    }

    /** Where a node of the statement stands, or null. */
    public static @Nullable TextRange range(SqlParserPos position) {
        return position.getLineNum() == 0
                ? null
                : new TextRange(
                        position.getLineNum(),
                        position.getColumnNum(),
                        position.getEndLineNum(),
                        position.getEndColumnNum());
    }

    private static TextRange range(CalciteContextException error) {
        return new TextRange(error.getPosLine(), error.getPosColumn(), error.getEndPosLine(), error.getEndPosColumn());
    }

    private static TravertineException withRange(TravertineException error, TextRange range) {
        return new TravertineException(error.code(), error.message(), range, error.hint(), error.getCause());
    }

    private static String message(Throwable error) {
        Throwable cause =
                error instanceof CalciteContextException && error.getCause() != null ? error.getCause() : error;
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static TravertineException translate(String message, Throwable cause, Catalog catalog) {
        for (ErrorMessage known : ErrorMessage.values()) {
            String[] arguments = known.match(message);
            if (arguments != null) {
                return new TravertineException(
                        known.code(),
                        lowered(known.text(message, arguments)),
                        null,
                        hint(known, arguments, catalog),
                        cause);
            }
        }
        return new TravertineException(ErrorCode.SYNTAX_ERROR, lowered(message), cause);
    }

    private static String lowered(String message) {
        boolean word = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        String text = word ? message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1) : message;
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static @Nullable String hint(ErrorMessage error, String[] arguments, Catalog catalog) {
        Stream<String> candidates = switch (error.code()) {
            case UNDEFINED_TABLE ->
                catalog.tables().stream().map(table -> table.name().name());
            case UNDEFINED_COLUMN ->
                catalog.tables().stream()
                        .map(Table::rowType)
                        .flatMap(type -> type.fields().stream())
                        .map(Field::name);
            case UNDEFINED_FUNCTION ->
                OperatorTable.instance().getOperatorList().stream().map(operator -> operator.getName());
            default -> Stream.of();
        };
        String name =
                error.code() == ErrorCode.UNDEFINED_FUNCTION ? arguments[0].replaceFirst("\\(.*", "") : arguments[0];
        return name == null ? null : nearest(name, candidates);
    }

    /** "did you mean" for a table's name, or null. */
    public static @Nullable String nearestTable(String name, Catalog catalog) {
        return nearest(name, catalog.tables().stream().map(table -> table.name().name()));
    }

    private static @Nullable String nearest(String name, Stream<String> candidates) {
        List<String> near = Names.nearest(name, candidates);
        return near.isEmpty() ? null : "did you mean \"" + String.join("\" or \"", near) + "\"?";
    }
}
