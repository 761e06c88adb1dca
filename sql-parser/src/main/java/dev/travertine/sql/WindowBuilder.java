package dev.travertine.sql;

import dev.travertine.sql.grammar.TravertineParser.CurrentRowBoundContext;
import dev.travertine.sql.grammar.TravertineParser.FrameBoundContext;
import dev.travertine.sql.grammar.TravertineParser.FrameExclusionContext;
import dev.travertine.sql.grammar.TravertineParser.NamedWindowContext;
import dev.travertine.sql.grammar.TravertineParser.SortItemContext;
import dev.travertine.sql.grammar.TravertineParser.UnboundedBoundContext;
import dev.travertine.sql.grammar.TravertineParser.ValueBoundContext;
import dev.travertine.sql.grammar.TravertineParser.WindowFrameContext;
import dev.travertine.sql.grammar.TravertineParser.WindowSpecificationContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Windows of OVER and of the WINDOW clause, and what they share with queries: sort items. */
final class WindowBuilder {
    private final Chapters chapters;

    WindowBuilder(Chapters chapters) {
        this.chapters = chapters;
    }

    SqlNodeList namedWindows(List<NamedWindowContext> contexts) {
        if (contexts.isEmpty()) {
            return SqlNodeList.EMPTY;
        }
        List<SqlNode> windows = new ArrayList<>();
        for (NamedWindowContext context : contexts) {
            windows.add(window(chapters.names.simple(context.identifier()), context.windowSpecification()));
        }
        return new SqlNodeList(windows, Positions.span(contexts.get(0), contexts.get(contexts.size() - 1)));
    }

    SqlWindow window(WindowSpecificationContext context) {
        return window(null, context);
    }

    private SqlWindow window(@Nullable SqlIdentifier name, WindowSpecificationContext context) {
        SqlIdentifier base = context.identifier() == null ? null : chapters.names.simple(context.identifier());
        SqlNodeList partition =
                context.partition.isEmpty() ? SqlNodeList.EMPTY : chapters.expressions.list(context.partition);
        SqlNodeList order = context.sortItem().isEmpty() ? SqlNodeList.EMPTY : sortItems(context.sortItem());
        WindowFrameContext frame = context.windowFrame();
        boolean rows = frame != null && frame.ROWS() != null;
        return SqlWindow.create(
                name,
                base,
                partition,
                order,
                SqlLiteral.createBoolean(rows, frame == null ? SqlParserPos.ZERO : Positions.of(frame.getStart())),
                frame == null ? null : bound(frame.frameBound(0)),
                frame == null || frame.BETWEEN() == null ? null : bound(frame.frameBound(1)),
                null,
                exclusion(frame == null ? null : frame.frameExclusion()),
                Positions.of(context));
    }

    private SqlNode bound(FrameBoundContext context) {
        SqlParserPos pos = Positions.of(context);
        return switch (context) {
            case UnboundedBoundContext c ->
                c.PRECEDING() == null
                        ? SqlWindow.createUnboundedFollowing(pos)
                        : SqlWindow.createUnboundedPreceding(pos);
            case CurrentRowBoundContext c -> SqlWindow.createCurrentRow(pos);
            case ValueBoundContext c -> {
                SqlNode value = chapters.expressions.value(c.valueExpression());
                yield c.PRECEDING() == null
                        ? SqlWindow.createFollowing(value, pos)
                        : SqlWindow.createPreceding(value, pos);
            }
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    private static SqlLiteral exclusion(@Nullable FrameExclusionContext context) {
        if (context == null) {
            return SqlWindow.createExcludeNoOthers(SqlParserPos.ZERO);
        }
        SqlParserPos pos = Positions.of(context);
        if (context.CURRENT() != null) {
            return SqlWindow.createExcludeCurrentRow(pos);
        }
        if (context.GROUP() != null) {
            return SqlWindow.createExcludeGroup(pos);
        }
        return context.TIES() == null ? SqlWindow.createExcludeNoOthers(pos) : SqlWindow.createExcludeTies(pos);
    }

    SqlNodeList sortItems(List<SortItemContext> contexts) {
        List<SqlNode> items = new ArrayList<>();
        for (SortItemContext context : contexts) {
            items.add(sortItem(context));
        }
        return new SqlNodeList(items, Positions.span(contexts.get(0), contexts.get(contexts.size() - 1)));
    }

    private SqlNode sortItem(SortItemContext context) {
        SqlNode item = chapters.expressions.expression(context.expression());
        SqlParserPos pos = Positions.of(context);
        if (context.DESC() != null) {
            item = SqlStdOperatorTable.DESC.createCall(pos, item);
        }
        if (context.FIRST() != null) {
            item = SqlStdOperatorTable.NULLS_FIRST.createCall(pos, item);
        }
        return context.LAST() == null ? item : SqlStdOperatorTable.NULLS_LAST.createCall(pos, item);
    }
}
