package dev.travertine.planner.validate;

import dev.travertine.spi.error.ErrorCode;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteResource;
import org.apache.calcite.runtime.Resources.BaseMessage;
import org.jspecify.annotations.Nullable;

/** Calcite's messages by the names of their resources, what code each has with us, and how we say it. */
enum ErrorMessage {
    TABLE_NOT_FOUND("tableNameNotFound", ErrorCode.UNDEFINED_TABLE, "table \"{0}\" does not exist"),
    OBJECT_NOT_FOUND("objectNotFound", ErrorCode.UNDEFINED_TABLE, "table \"{0}\" does not exist"),
    OBJECT_NOT_FOUND_WITHIN(
            "objectNotFoundWithin", ErrorCode.UNDEFINED_TABLE, "table \"{0}\" does not exist in schema \"{1}\""),
    TABLE_NOT_FOUND_HINT("tableNameNotFoundDidYouMean", ErrorCode.UNDEFINED_TABLE, "table \"{0}\" does not exist"),
    OBJECT_NOT_FOUND_HINT("objectNotFoundDidYouMean", ErrorCode.UNDEFINED_TABLE, "table \"{0}\" does not exist"),
    OBJECT_NOT_FOUND_WITHIN_HINT(
            "objectNotFoundWithinDidYouMean",
            ErrorCode.UNDEFINED_TABLE,
            "table \"{0}\" does not exist in schema \"{1}\""),
    COLUMN_NOT_FOUND("columnNotFound", ErrorCode.UNDEFINED_COLUMN, "column \"{0}\" does not exist"),
    COLUMN_NOT_FOUND_HINT("columnNotFoundDidYouMean", ErrorCode.UNDEFINED_COLUMN, "column \"{0}\" does not exist"),
    COLUMN_NOT_FOUND_IN_TABLE(
            "columnNotFoundInTable", ErrorCode.UNDEFINED_COLUMN, "column \"{0}\" does not exist in \"{1}\""),
    COLUMN_NOT_FOUND_IN_TABLE_HINT(
            "columnNotFoundInTableDidYouMean", ErrorCode.UNDEFINED_COLUMN, "column \"{0}\" does not exist in \"{1}\""),
    UNKNOWN_IDENTIFIER("unknownIdentifier", ErrorCode.UNDEFINED_COLUMN, "\"{0}\" does not exist"),
    UNKNOWN_FIELD("unknownField", ErrorCode.UNDEFINED_COLUMN, "field \"{0}\" does not exist"),
    UNKNOWN_TARGET_COLUMN("unknownTargetColumn", ErrorCode.UNDEFINED_COLUMN, "column \"{0}\" does not exist"),
    COLUMN_AMBIGUOUS("columnAmbiguous", ErrorCode.AMBIGUOUS_COLUMN, "column \"{0}\" is ambiguous"),
    DUPLICATE_TARGET("duplicateTargetColumn", ErrorCode.DUPLICATE_COLUMN, "column \"{0}\" is given more than once"),
    DUPLICATE_ALIAS("aliasListDuplicate", ErrorCode.DUPLICATE_COLUMN, "column name \"{0}\" is given more than once"),
    DUPLICATE_RELATION("fromAliasDuplicate", ErrorCode.SYNTAX_ERROR, "table name \"{0}\" is given more than once"),
    UNKNOWN_FUNCTION("validatorUnknownFunction", ErrorCode.UNDEFINED_FUNCTION, "function {0} does not exist"),
    FUNCTION_UNDEFINED("functionUndefined", ErrorCode.UNDEFINED_FUNCTION, "function {0} does not exist"),
    ARGUMENT_COUNT("invalidArgCount", ErrorCode.UNDEFINED_FUNCTION, "function {0} takes {1} arguments"),
    CANNOT_APPLY("canNotApplyOp2Type", ErrorCode.DATATYPE_MISMATCH, "{0} does not take arguments of type {1}"),
    CANNOT_CAST("cannotCastValue", ErrorCode.DATATYPE_MISMATCH, "type {0} can not be cast to {1}"),
    NOT_ASSIGNABLE(
            "typeNotAssignable",
            ErrorCode.DATATYPE_MISMATCH,
            "column \"{0}\" is of type {1}, but the value is of type {3}"),
    CONDITION("condMustBeBoolean", ErrorCode.DATATYPE_MISMATCH, "{0} must be a condition"),
    HAVING_CONDITION("havingMustBeBoolean", ErrorCode.DATATYPE_MISMATCH, "HAVING must be a condition"),
    BOOLEAN_EXPECTED("expectedBoolean", ErrorCode.DATATYPE_MISMATCH, "a condition is expected here"),
    SET_OPERATION_TYPES(
            "columnTypeMismatchInSetop", ErrorCode.DATATYPE_MISMATCH, "column {0} of {1} has types that don''t fit"),
    SET_OPERATION_COUNT(
            "columnCountMismatchInSetop", ErrorCode.SYNTAX_ERROR, "both sides of {0} must have as many columns"),
    USING_TYPES("naturalOrUsingColumnNotCompatible", ErrorCode.DATATYPE_MISMATCH, null),
    PARAMETER_TYPE(
            "dynamicParamIllegal",
            ErrorCode.DATATYPE_MISMATCH,
            "the type of the parameter can not be told: CAST(? AS type) says it"),
    NULL_TYPE(
            "nullIllegal", ErrorCode.DATATYPE_MISMATCH, "the type of NULL can not be told: CAST(NULL AS type) says it"),
    INSERT_COUNT(
            "unmatchInsertColumn", ErrorCode.SYNTAX_ERROR, "INSERT has {0} target columns, but {1} values are given"),
    NOT_NULL("columnNotNullable", ErrorCode.NOT_NULL_VIOLATION, "column \"{0}\" must not be NULL"),
    GENERATED("insertIntoAlwaysGenerated", ErrorCode.WRONG_OBJECT_TYPE, "column \"{0}\" can not be written"),
    NOT_GROUPED(
            "notGroupExpr", ErrorCode.GROUPING_ERROR, "\"{0}\" must stand in GROUP BY or inside an aggregate function"),
    NOT_SELECTED("notSelectDistinctExpr", ErrorCode.GROUPING_ERROR, "\"{0}\" must stand in SELECT DISTINCT"),
    GROUPING_ARGUMENT("groupingArgument", ErrorCode.GROUPING_ERROR, "{0} takes an expression of GROUP BY"),
    AGGREGATE_IN_CLAUSE("aggregateIllegalInClause", ErrorCode.GROUPING_ERROR, "aggregates can not stand in {0}"),
    AGGREGATE_IN_GROUP_BY("aggregateIllegalInGroupBy", ErrorCode.GROUPING_ERROR, null),
    NESTED_AGGREGATE("nestedAggIllegal", ErrorCode.GROUPING_ERROR, "aggregates can not be nested"),
    AGGREGATE_IN_ORDER_BY("aggregateIllegalInOrderBy", ErrorCode.GROUPING_ERROR, null),
    AGGREGATE_IN_FILTER("aggregateInFilterIllegal", ErrorCode.GROUPING_ERROR, null),
    WINDOW_IN_CLAUSE(
            "windowedAggregateIllegalInClause", ErrorCode.GROUPING_ERROR, "window functions can not stand in {0}"),
    NUMBER_RANGE("numberLiteralOutOfRange", ErrorCode.NUMERIC_OUT_OF_RANGE, "number {0} is out of range"),
    DATE_RANGE("dateLiteralOutOfRange", ErrorCode.DATETIME_OVERFLOW, "{0} is out of range"),
    INTERVAL("unsupportedIntervalLiteral", ErrorCode.INVALID_DATETIME, "{0} is no INTERVAL {1}"),
    INTERVAL_RANGE("intervalFieldExceedsPrecision", ErrorCode.DATETIME_OVERFLOW, null),
    TYPE_NAME("unknownDatatypeName", ErrorCode.FEATURE_NOT_SUPPORTED, "type {0} is not supported"),
    DIALECT("dialectDoesNotSupportFeature", ErrorCode.FEATURE_NOT_SUPPORTED, "{0} is not supported");

    private final ErrorCode code;
    private final @Nullable String template;
    private final @Nullable Pattern pattern;

    ErrorMessage(String resource, ErrorCode code, @Nullable String template) {
        this.code = code;
        this.template = template;
        this.pattern = pattern(resource);
    }

    private static @Nullable Pattern pattern(String resource) {
        return Arrays.stream(CalciteResource.class.getMethods())
                .filter(method -> method.getName().equals(resource))
                .map(method -> method.getAnnotation(BaseMessage.class))
                .filter(message -> message != null)
                .map(message -> pattern(message.value(), 0))
                .findFirst()
                .orElse(null);
    }

    /** The message's text with a group for each argument. */
    private static Pattern pattern(String message, int from) {
        StringBuilder regex = new StringBuilder();
        Matcher argument = Pattern.compile("\\{(\\d)[^}]*}").matcher(message);
        int end = from;
        while (argument.find()) {
            regex.append(Pattern.quote(message.substring(end, argument.start()).replace("''", "'")));
            regex.append("(?<a").append(argument.group(1)).append(">.*)");
            end = argument.end();
        }
        regex.append(Pattern.quote(message.substring(end).replace("''", "'")));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    ErrorCode code() {
        return code;
    }

    /** The arguments of Calcite's message, or null where it is not this one. */
    String @Nullable [] match(String message) {
        if (pattern == null) {
            return null;
        }
        Matcher matcher = pattern.matcher(message);
        if (!matcher.matches()) {
            return null;
        }
        String[] arguments = new String[4];
        matcher.namedGroups().forEach((name, group) -> arguments[name.charAt(1) - '0'] = matcher.group(group));
        return arguments;
    }

    String text(String message, String[] arguments) {
        return template == null ? message : new MessageFormat(template).format(arguments);
    }
}
