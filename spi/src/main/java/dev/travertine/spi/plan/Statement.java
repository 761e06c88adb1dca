package dev.travertine.spi.plan;

import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import java.util.List;
import java.util.Map;

/**
 * What a SQL statement turned out to be, planned: the engine has one way to run each of these. SHOW and DESCRIBE are a
 * {@link Query} over the system tables.
 */
public sealed interface Statement {

    /** The types of the statement's parameters, in order. */
    default List<DataType> parameters() {
        return List.of();
    }

    /** A query; its output columns are the plan's. */
    record Query(PlanNode plan, List<DataType> parameters) implements Statement {}

    /** INSERT: the plan gives values for all visible columns of the topic, in order and of its types. */
    record Insert(TableName target, PlanNode plan, List<DataType> parameters) implements Statement {}

    /** CREATE TOPIC (or TABLE). */
    record CreateTopic(TopicDefinition definition, boolean ifNotExists) implements Statement {}

    record DropTopic(TableName name, boolean ifExists) implements Statement {}

    /** CREATE MATERIALIZED VIEW: {@code sql} is the query's text, kept to plan it anew at every start. */
    record CreateMaterializedView(TableName name, String sql, PlanNode plan, boolean ifNotExists, boolean orReplace)
            implements Statement {}

    record DropMaterializedView(TableName name, boolean ifExists) implements Statement {}

    /**
     * COPY topic FROM 'file': fields of the file go to {@code columns} (indexes into the topic's visible columns).
     *
     * @param options names in lower case: format, header, delimiter, quote, null, ...
     */
    record CopyFrom(TableName target, List<Integer> columns, String path, Map<String, String> options)
            implements Statement {}

    /** EXPLAIN: one VARCHAR column, a line of the plan a row; with {@code analyze} the statement is run, and figures are shown. */
    record Explain(Statement statement, boolean analyze, RowType outputType) implements Statement {}
}
