package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.grammar.TravertineParser.ColumnListContext;
import dev.travertine.sql.grammar.TravertineParser.IdentifierContext;
import dev.travertine.sql.grammar.TravertineParser.QualifiedNameContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.SqlParserUtil;

/** Names: simple, qualified, and lists of them. */
final class NameBuilder {
    private final NameRules rules;

    NameBuilder(NameRules rules) {
        this.rules = rules;
    }

    SqlIdentifier simple(IdentifierContext context) {
        return new SqlIdentifier(text(context), position(context));
    }

    /** A keyword that is the name of a function too. */
    SqlIdentifier word(Token token) {
        return new SqlIdentifier(SqlParserUtil.toCase(token.getText(), rules.unquoted()), Positions.of(token));
    }

    SqlIdentifier qualified(QualifiedNameContext context) {
        return compound(context.identifier(), Positions.of(context));
    }

    SqlIdentifier compound(List<IdentifierContext> parts, SqlParserPos pos) {
        if (parts.size() == 1) {
            return simple(parts.get(0));
        }
        List<String> names = new ArrayList<>();
        List<SqlParserPos> positions = new ArrayList<>();
        for (IdentifierContext part : parts) {
            names.add(text(part));
            positions.add(position(part));
        }
        return new SqlIdentifier(names, null, pos, positions);
    }

    /** {@code name.*}. */
    SqlIdentifier star(QualifiedNameContext context, SqlParserPos star) {
        List<String> names = new ArrayList<>();
        List<SqlParserPos> positions = new ArrayList<>();
        for (IdentifierContext part : context.identifier()) {
            names.add(text(part));
            positions.add(position(part));
        }
        names.add("");
        positions.add(star);
        return SqlIdentifier.star(names, Positions.span(Positions.of(context), star), positions);
    }

    SqlNodeList list(ColumnListContext context) {
        List<SqlNode> names = new ArrayList<>();
        for (IdentifierContext name : context.identifier()) {
            names.add(simple(name));
        }
        return new SqlNodeList(names, Positions.of(context));
    }

    /** Whether the name is written without quotes as that word, in any case. */
    static boolean isWord(IdentifierContext context, String word) {
        return !isQuoted(context) && context.getText().equalsIgnoreCase(word);
    }

    static boolean isQuoted(IdentifierContext context) {
        return context.QUOTED_IDENTIFIER() != null || context.BACKQUOTED_IDENTIFIER() != null;
    }

    private SqlParserPos position(IdentifierContext context) {
        return Positions.of(context).withQuoting(isQuoted(context));
    }

    private String text(IdentifierContext context) {
        String name = name(context);
        if (name.isEmpty()) {
            throw error(ErrorCode.SYNTAX_ERROR, "a name in quotes must not be empty", context);
        }
        if (name.length() > rules.lengthMax()) {
            throw error(ErrorCode.LIMIT_EXCEEDED, "name is longer than " + rules.lengthMax() + " characters", context);
        }
        return name;
    }

    private String name(IdentifierContext context) {
        String image = context.getText();
        if (!isQuoted(context)) {
            return SqlParserUtil.toCase(image, rules.unquoted());
        }
        String quote = image.substring(0, 1);
        return SqlParserUtil.stripQuotes(image, quote, quote, quote + quote, rules.quoted());
    }

    private static TravertineException error(ErrorCode code, String message, IdentifierContext context) {
        return new TravertineException(code, message, Positions.range(Positions.of(context)), null, null);
    }
}
