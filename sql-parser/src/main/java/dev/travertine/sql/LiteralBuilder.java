package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.grammar.TravertineParser.BinaryLiteralContext;
import dev.travertine.sql.grammar.TravertineParser.DateTimeLiteralContext;
import dev.travertine.sql.grammar.TravertineParser.LiteralContext;
import dev.travertine.sql.grammar.TravertineParser.NumberContext;
import dev.travertine.sql.grammar.TravertineParser.NumberLiteralContext;
import dev.travertine.sql.grammar.TravertineParser.ParameterContext;
import dev.travertine.sql.grammar.TravertineParser.StringContext;
import dev.travertine.sql.grammar.TravertineParser.StringLiteralContext;
import dev.travertine.sql.grammar.TravertineParser.WordLiteralContext;
import dev.travertine.sql.grammar.TravertineParser.ZonedLiteralContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Numbers, strings, TRUE, DATE '...', parameters. Dates and times are read later, when the validator knows the type. */
final class LiteralBuilder {
    /** Most digits of a number: reading one takes time that grows with the square of its length. */
    private static final int DIGITS_MAX = 1_000;

    private static final int PARAMETERS_MAX = 32_767;

    private final TokenRoles roles;
    private boolean numbered;

    LiteralBuilder(TokenRoles roles) {
        this.roles = roles;
    }

    SqlNode literal(LiteralContext context) {
        return switch (context) {
            case NumberLiteralContext c -> number(c.number());
            case StringLiteralContext c -> c.STRING().isEmpty() ? string(c.string()) : continued(c);
            case BinaryLiteralContext c -> binary(c);
            case WordLiteralContext c -> word(c);
            case DateTimeLiteralContext c -> dateTime(c);
            case ZonedLiteralContext c -> zoned(c);
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    SqlNumericLiteral number(NumberContext context) {
        String text = context.getText();
        SqlParserPos pos = Positions.of(context);
        if (text.length() > DIGITS_MAX) {
            throw error(ErrorCode.NUMERIC_OUT_OF_RANGE, "number has more than " + DIGITS_MAX + " digits", pos);
        }
        try {
            return context.APPROXIMATE() == null
                    ? SqlLiteral.createExactNumeric(text, pos)
                    : SqlLiteral.createApproxNumeric(text, pos);
        } catch (NumberFormatException e) {
            throw error(ErrorCode.NUMERIC_OUT_OF_RANGE, "number " + text + " is out of range", pos);
        }
    }

    SqlLiteral string(StringContext context) {
        return SqlLiteral.createCharString(value(context), Positions.of(context));
    }

    /** The value of a string literal. */
    String value(StringContext context) {
        return StringText.value(context.getText(), Positions.of(context));
    }

    SqlNode parameter(ParameterContext context) {
        SqlParserPos pos = Positions.of(context);
        TerminalNode question = context.QUESTION();
        if (question != null) {
            return new SqlDynamicParam(roles.ordinal(question.getSymbol()), pos);
        }
        if (roles.questionCount() > 0) {
            throw error(ErrorCode.SYNTAX_ERROR, "a statement has parameters ? or $1, not both", pos);
        }
        String digits = context.getText().substring(1);
        int number = digits.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (number < 1 || number > PARAMETERS_MAX) {
            throw error(ErrorCode.UNDEFINED_PARAMETER, "there is no parameter $" + digits, pos);
        }
        numbered = true;
        highest = Math.max(highest, number);
        return new SqlDynamicParam(number - 1, pos);
    }

    private int highest;

    /** How many parameters the statement has. */
    int parameters() {
        return numbered ? highest : roles.questionCount();
    }

    /** {@code 'a' 'b'} is one string, written in two pieces. */
    private SqlNode continued(StringLiteralContext context) {
        List<SqlNode> pieces = new ArrayList<>();
        pieces.add(string(context.string()));
        for (TerminalNode piece : context.STRING()) {
            SqlParserPos pos = Positions.of(piece);
            pieces.add(SqlLiteral.createCharString(StringText.value(piece.getText(), pos), pos));
        }
        return SqlStdOperatorTable.LITERAL_CHAIN.createCall(Positions.of(context), pieces);
    }

    private static SqlNode binary(BinaryLiteralContext context) {
        String image = context.getText();
        String digits = image.substring(2, image.length() - 1).replaceAll("\\s", "");
        SqlParserPos pos = Positions.of(context);
        if (!digits.matches("([0-9a-fA-F]{2})*")) {
            throw error(ErrorCode.INVALID_TEXT, "a binary string needs an even number of hexadecimal digits", pos);
        }
        return SqlLiteral.createBinaryString(digits, pos);
    }

    private static SqlNode word(WordLiteralContext context) {
        SqlParserPos pos = Positions.of(context);
        if (context.NULL() != null) {
            return SqlLiteral.createNull(pos);
        }
        return context.UNKNOWN() != null
                ? SqlLiteral.createUnknown(pos)
                : SqlLiteral.createBoolean(context.TRUE() != null, pos);
    }

    private SqlNode dateTime(DateTimeLiteralContext context) {
        String type = context.TIMESTAMPTZ() != null
                ? "TIMESTAMP WITH LOCAL TIME ZONE"
                : context.getStart().getText().toUpperCase(java.util.Locale.ROOT);
        return SqlLiteral.createUnknown(type, value(context.string()), Positions.of(context));
    }

    /** TIMESTAMP WITH TIME ZONE is an instant, as in PostgreSQL: the same as WITH LOCAL TIME ZONE. */
    private SqlNode zoned(ZonedLiteralContext context) {
        boolean time = context.TIMESTAMP() == null;
        if (context.WITHOUT() != null) {
            return SqlLiteral.createUnknown(
                    time ? "TIME" : "TIMESTAMP", value(context.string()), Positions.of(context));
        }
        if (time) {
            throw TravertineException.unsupported("TIME WITH TIME ZONE")
                    .withRange(Positions.range(Positions.of(context)));
        }
        return SqlLiteral.createUnknown(
                "TIMESTAMP WITH LOCAL TIME ZONE", value(context.string()), Positions.of(context));
    }

    private static TravertineException error(ErrorCode code, String message, SqlParserPos pos) {
        return new TravertineException(code, message, Positions.range(pos), null, null);
    }
}
