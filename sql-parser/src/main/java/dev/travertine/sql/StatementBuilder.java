package dev.travertine.sql;

import dev.travertine.sql.ddl.SqlDescribe;
import dev.travertine.sql.ddl.SqlShow;
import dev.travertine.sql.ddl.SqlTravertineExplain;
import dev.travertine.sql.grammar.TravertineLexer;
import dev.travertine.sql.grammar.TravertineParser.ExplainContext;
import dev.travertine.sql.grammar.TravertineParser.InsertContext;
import dev.travertine.sql.grammar.TravertineParser.ShowContext;
import dev.travertine.sql.grammar.TravertineParser.StatementContext;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Statements, down to the query or the definition that they hold. */
final class StatementBuilder {
    private final Chapters chapters;

    StatementBuilder(Chapters chapters) {
        this.chapters = chapters;
    }

    SqlNode statement(StatementContext context) {
        if (context.query() != null) {
            return chapters.queries.query(context.query());
        }
        if (context.insert() != null) {
            return insert(context.insert());
        }
        if (context.createTopic() != null) {
            return chapters.ddl.createTopic(context.createTopic());
        }
        if (context.dropTopic() != null) {
            return chapters.ddl.dropTopic(context.dropTopic());
        }
        if (context.createMaterializedView() != null) {
            return chapters.ddl.createMaterializedView(context.createMaterializedView());
        }
        if (context.dropMaterializedView() != null) {
            return chapters.ddl.dropMaterializedView(context.dropMaterializedView());
        }
        if (context.copyFrom() != null) {
            return chapters.ddl.copyFrom(context.copyFrom());
        }
        if (context.show() != null) {
            return show(context.show());
        }
        if (context.describe() != null) {
            return new SqlDescribe(
                    Positions.of(context),
                    chapters.names.qualified(context.describe().qualifiedName()));
        }
        return explain(context.explain());
    }

    @SuppressWarnings("NullAway") // no column list is null
    private SqlNode insert(InsertContext context) {
        SqlParserPos pos = Positions.of(context);
        return new SqlInsert(
                pos,
                new SqlNodeList(pos),
                chapters.names.qualified(context.qualifiedName()),
                chapters.queries.query(context.query()),
                context.columnList() == null ? null : chapters.names.list(context.columnList()));
    }

    private SqlNode show(ShowContext context) {
        SqlShow.What what = switch (context.what.getType()) {
            case TravertineLexer.TOPICS -> SqlShow.What.TOPICS;
            case TravertineLexer.TABLES -> SqlShow.What.TABLES;
            case TravertineLexer.FUNCTIONS -> SqlShow.What.FUNCTIONS;
            case TravertineLexer.SCHEMAS -> SqlShow.What.SCHEMAS;
            case TravertineLexer.MATERIALIZED -> SqlShow.What.MATERIALIZED_VIEWS;
            default -> SqlShow.What.COLUMNS;
        };
        return new SqlShow(
                Positions.of(context),
                what,
                context.qualifiedName() == null ? null : chapters.names.qualified(context.qualifiedName()),
                context.string() == null ? null : chapters.literals.string(context.string()));
    }

    private SqlNode explain(ExplainContext context) {
        return new SqlTravertineExplain(
                Positions.of(context), statement(context.statement()), context.ANALYZE() != null);
    }
}
