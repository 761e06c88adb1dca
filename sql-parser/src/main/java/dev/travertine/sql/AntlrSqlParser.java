package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TextRange;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.grammar.TravertineParser.StatementContext;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlConformance;
import org.jspecify.annotations.Nullable;

/**
 * The parser as Calcite wants one. Of Calcite's settings it heeds the casing and length of names; quotes are always {@code
 * "name"} or {@code `name`}, and one conformance is all there is.
 */
final class AntlrSqlParser extends SqlAbstractParserImpl {
    private Reader reader;
    private Casing unquotedCasing = Casing.UNCHANGED;
    private Casing quotedCasing = Casing.UNCHANGED;
    private int identifierLengthMax = NameRules.LENGTH_MAX;

    AntlrSqlParser(Reader reader) {
        this.reader = reader;
    }

    @Override
    public SqlNode parseSqlStmtEof() {
        var tree = SyntaxTree.statement(text());
        Chapters chapters = chapters(tree.roles());
        return counted(chapters, tree.build(root -> chapters.statements.statement(root.statement())));
    }

    @Override
    public SqlNodeList parseSqlStmtList() {
        var tree = SyntaxTree.statements(text());
        Chapters chapters = chapters(tree.roles());
        List<SqlNode> statements = tree.build(root -> {
            List<SqlNode> nodes = new ArrayList<>();
            for (StatementContext statement : root.statement()) {
                nodes.add(chapters.statements.statement(statement));
            }
            return nodes;
        });
        nDynamicParams = chapters.literals.parameters();
        return new SqlNodeList(statements, SqlParserPos.sum(statements));
    }

    @Override
    public SqlNode parseSqlExpressionEof() {
        var tree = SyntaxTree.expression(text());
        Chapters chapters = chapters(tree.roles());
        return counted(chapters, tree.build(root -> chapters.expressions.expression(root.expression())));
    }

    @Override
    public SqlNode parseArray() {
        throw TravertineException.unsupported("an array in a string");
    }

    @Override
    public SqlParseException normalizeException(@Nullable Throwable e) {
        if (e instanceof SqlParseException parse) {
            return parse;
        }
        if (e instanceof CalciteContextException context) {
            return exception(
                    String.valueOf(context.getMessage()),
                    new SqlParserPos(
                            context.getPosLine(), context.getPosColumn(),
                            context.getEndPosLine(), context.getEndPosColumn()),
                    context);
        }
        TravertineException error =
                e instanceof TravertineException t ? t : new TravertineException(ErrorCode.INTERNAL, String.valueOf(e));
        TextRange range = error.range();
        SqlParserPos pos = range == null
                ? SqlParserPos.ZERO
                : new SqlParserPos(range.line(), range.column(), range.endLine(), range.endColumn());
        return exception(error.message(), pos, error);
    }

    @SuppressWarnings("NullAway") // the expected tokens are in the message
    private static SqlParseException exception(String message, SqlParserPos pos, Throwable cause) {
        return new SqlParseException(message, pos, null, null, cause);
    }

    @Override
    public Metadata getMetadata() {
        return KeywordMetadata.INSTANCE;
    }

    @Override
    protected SqlParserPos getPos() {
        return SqlParserPos.ZERO;
    }

    @Override
    public void ReInit(Reader newReader) {
        reader = newReader;
    }

    @Override
    public void setTabSize(int tabSize) {
        // A tab is one column, always.
    }

    @Override
    public void setQuotedCasing(Casing casing) {
        quotedCasing = casing;
    }

    @Override
    public void setUnquotedCasing(Casing casing) {
        unquotedCasing = casing;
    }

    @Override
    public void setIdentifierMaxLength(int length) {
        identifierLengthMax = length;
    }

    @Override
    public void setConformance(SqlConformance conformance) {
        // There is one dialect.
    }

    @Override
    public void switchTo(LexicalState state) {
        // Double quotes and back quotes are both understood, always.
    }

    private Chapters chapters(TokenRoles roles) {
        return new Chapters(new NameRules(unquotedCasing, quotedCasing, identifierLengthMax), roles);
    }

    private SqlNode counted(Chapters chapters, SqlNode node) {
        nDynamicParams = chapters.literals.parameters();
        return node;
    }

    private String text() {
        try {
            StringWriter writer = new StringWriter();
            reader.transferTo(writer);
            return writer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
