package dev.travertine.sql;

import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.grammar.TravertineParser.SingleStatementContext;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserImplFactory;

/**
 * Text of SQL to statements. Any number of threads may use one parser; the parsing runs on the caller's thread and its
 * depth is bounded.
 */
public final class StatementParser {

    /**
     * Parses one statement, with or without a semicolon at its end.
     *
     * @throws TravertineException 42601 for an error of syntax, 0A000 for a statement that there isn't, 54000 and 54001
     *     where the text is too long or nests too deep; with the place in the text
     */
    public ParsedStatement parse(String sql) {
        SyntaxTree<SingleStatementContext> tree = SyntaxTree.statement(sql);
        Chapters chapters = new Chapters(NameRules.KEEP_CASE, tree.roles());
        SqlNode node = tree.build(root -> chapters.statements.statement(root.statement()));
        return new ParsedStatement(node, sql, chapters.literals.parameters());
    }

    /**
     * Cuts a script at its semicolons, without parsing: strings, comments and quoted names are respected, empty statements
     * left out. The last fragment is incomplete where no semicolon ends it.
     */
    public List<Fragment> split(String script) {
        return ScriptSplitter.split(script);
    }

    /** This parser as a parser of Calcite, for {@code SqlParser.Config.withParserFactory}. */
    public static SqlParserImplFactory factory() {
        return AntlrSqlParser::new;
    }
}
