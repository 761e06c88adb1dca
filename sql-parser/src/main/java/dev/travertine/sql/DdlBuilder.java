package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.ddl.SqlColumnDefinition;
import dev.travertine.sql.ddl.SqlCopyFrom;
import dev.travertine.sql.ddl.SqlCreateMaterializedView;
import dev.travertine.sql.ddl.SqlCreateTopic;
import dev.travertine.sql.ddl.SqlDropMaterializedView;
import dev.travertine.sql.ddl.SqlDropTopic;
import dev.travertine.sql.ddl.SqlOption;
import dev.travertine.sql.ddl.SqlWatermark;
import dev.travertine.sql.grammar.TravertineParser.ColumnConstraintContext;
import dev.travertine.sql.grammar.TravertineParser.ColumnContext;
import dev.travertine.sql.grammar.TravertineParser.CopyFromContext;
import dev.travertine.sql.grammar.TravertineParser.CreateMaterializedViewContext;
import dev.travertine.sql.grammar.TravertineParser.CreateTopicContext;
import dev.travertine.sql.grammar.TravertineParser.DistributionContext;
import dev.travertine.sql.grammar.TravertineParser.DropMaterializedViewContext;
import dev.travertine.sql.grammar.TravertineParser.DropTopicContext;
import dev.travertine.sql.grammar.TravertineParser.OptionContext;
import dev.travertine.sql.grammar.TravertineParser.OptionListContext;
import dev.travertine.sql.grammar.TravertineParser.OptionNameContext;
import dev.travertine.sql.grammar.TravertineParser.OptionValueContext;
import dev.travertine.sql.grammar.TravertineParser.PrimaryKeyContext;
import dev.travertine.sql.grammar.TravertineParser.TopicElementContext;
import dev.travertine.sql.grammar.TravertineParser.WatermarkContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Statements that make and unmake topics and views, and COPY, which shares their options. */
final class DdlBuilder {
    private final Chapters chapters;

    DdlBuilder(Chapters chapters) {
        this.chapters = chapters;
    }

    SqlNode createTopic(CreateTopicContext context) {
        List<SqlNode> columns = new ArrayList<>();
        SqlWatermark watermark = null;
        SqlNodeList primaryKey = null;
        for (TopicElementContext element : context.topicElement()) {
            switch (element) {
                case ColumnContext c -> {
                    columns.add(column(c));
                    primaryKey = single(primaryKey, columnKey(c), "primary key", c);
                }
                case WatermarkContext c -> watermark = single(watermark, watermark(c), "watermark", c);
                case PrimaryKeyContext c ->
                    primaryKey = single(primaryKey, chapters.names.list(c.columnList()), "primary key", c);
                default -> throw new IllegalStateException(element.getClass().getName());
            }
        }
        DistributionContext distribution = context.distribution();
        return new SqlCreateTopic(
                Positions.of(context),
                context.EXISTS() != null,
                chapters.names.qualified(context.qualifiedName()),
                new SqlNodeList(columns, Positions.of(context)),
                watermark,
                primaryKey,
                distribution == null || distribution.columnList() == null
                        ? null
                        : chapters.names.list(distribution.columnList()),
                distribution == null ? null : buckets(distribution),
                options(context.optionList()));
    }

    SqlNode dropTopic(DropTopicContext context) {
        return new SqlDropTopic(
                Positions.of(context), context.EXISTS() != null, chapters.names.qualified(context.qualifiedName()));
    }

    SqlNode createMaterializedView(CreateMaterializedViewContext context) {
        if (context.REPLACE() != null && context.EXISTS() != null) {
            throw error("OR REPLACE and IF NOT EXISTS exclude each other", context);
        }
        return new SqlCreateMaterializedView(
                Positions.of(context),
                context.REPLACE() != null,
                context.EXISTS() != null,
                chapters.names.qualified(context.qualifiedName()),
                context.columnList() == null ? null : chapters.names.list(context.columnList()),
                chapters.queries.query(context.query()));
    }

    SqlNode dropMaterializedView(DropMaterializedViewContext context) {
        return new SqlDropMaterializedView(
                Positions.of(context), context.EXISTS() != null, chapters.names.qualified(context.qualifiedName()));
    }

    SqlNode copyFrom(CopyFromContext context) {
        return new SqlCopyFrom(
                Positions.of(context),
                chapters.names.qualified(context.qualifiedName()),
                context.columnList() == null ? null : chapters.names.list(context.columnList()),
                chapters.literals.string(context.string()),
                options(context.optionList()));
    }

    private SqlNode column(ColumnContext context) {
        boolean nullable = true;
        for (ColumnConstraintContext constraint : context.columnConstraint()) {
            nullable &= constraint.KEY() == null && constraint.NULL() != null && constraint.NOT() == null;
        }
        return new SqlColumnDefinition(
                Positions.of(context),
                chapters.names.simple(context.identifier()),
                chapters.types.spec(context.type()),
                nullable);
    }

    /** {@code id BIGINT PRIMARY KEY} is short for a key of that one column. */
    private @Nullable SqlNodeList columnKey(ColumnContext context) {
        for (ColumnConstraintContext constraint : context.columnConstraint()) {
            if (constraint.KEY() != null) {
                return new SqlNodeList(List.of(chapters.names.simple(context.identifier())), Positions.of(constraint));
            }
        }
        return null;
    }

    private SqlWatermark watermark(WatermarkContext context) {
        return new SqlWatermark(
                Positions.of(context),
                chapters.names.simple(context.identifier()),
                chapters.expressions.expression(context.expression()));
    }

    private static <T> @Nullable T single(@Nullable T before, @Nullable T now, String what, ParserRuleContext context) {
        if (before != null && now != null) {
            throw error("a topic has one " + what + " only", context);
        }
        return now == null ? before : now;
    }

    private static @Nullable SqlNumericLiteral buckets(DistributionContext context) {
        return context.INTEGER() == null
                ? null
                : SqlLiteral.createExactNumeric(
                        Integer.toString(TypeBuilder.smallNumber(context.INTEGER())), Positions.of(context.INTEGER()));
    }

    private SqlNodeList options(@Nullable OptionListContext context) {
        if (context == null) {
            return SqlNodeList.EMPTY;
        }
        List<SqlNode> options = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (OptionContext item : context.option()) {
            SqlOption option = option(item);
            if (!names.add(option.name())) {
                throw error("option \"" + option.name() + "\" is there twice", item);
            }
            options.add(option);
        }
        return new SqlNodeList(options, Positions.of(context));
    }

    private SqlOption option(OptionContext context) {
        SqlLiteral value = context.optionValue() == null
                ? SqlLiteral.createBoolean(true, Positions.of(context))
                : optionValue(context.optionValue());
        return new SqlOption(Positions.of(context), optionName(context.optionName()), value);
    }

    private SqlIdentifier optionName(OptionNameContext context) {
        SqlParserPos pos = Positions.of(context);
        if (context.string() != null) {
            return new SqlIdentifier(chapters.literals.value(context.string()), pos.withQuoting(true));
        }
        if (context.NULL() != null) {
            return new SqlIdentifier(context.getText(), pos);
        }
        String name = chapters.names.compound(context.identifier(), pos).toString();
        return new SqlIdentifier(name, pos.withQuoting(NameBuilder.isQuoted(context.identifier(0))));
    }

    private SqlLiteral optionValue(OptionValueContext context) {
        SqlParserPos pos = Positions.of(context);
        if (context.string() != null) {
            return chapters.literals.string(context.string());
        }
        if (context.number() != null) {
            SqlNumericLiteral number = chapters.literals.number(context.number());
            return context.MINUS() == null ? number : SqlLiteral.createNegative(number, pos);
        }
        if (context.identifier() != null) {
            return SqlLiteral.createCharString(
                    chapters.names.simple(context.identifier()).getSimple(), pos);
        }
        return context.NULL() == null
                ? SqlLiteral.createBoolean(context.TRUE() != null, pos)
                : SqlLiteral.createNull(pos);
    }

    private static TravertineException error(String message, ParserRuleContext context) {
        return new TravertineException(
                ErrorCode.SYNTAX_ERROR, message, Positions.range(Positions.of(context)), null, null);
    }
}
