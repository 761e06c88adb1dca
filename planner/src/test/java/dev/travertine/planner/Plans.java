package dev.travertine.planner;

import dev.travertine.spi.catalog.Catalog;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.Statement;
import dev.travertine.sql.StatementParser;
import java.time.ZoneOffset;

/** Plans texts for tests. */
final class Plans {
    private static final StatementParser PARSER = new StatementParser();
    private static final Planner PLANNER = new Planner();

    private Plans() {}

    static Statement statement(String sql, Catalog catalog) {
        PlannerContext context = new PlannerContext(catalog, "public", ZoneOffset.UTC, 1_000_000_000_000_000L);
        return PLANNER.plan(PARSER.parse(sql), context);
    }

    static Statement statement(String sql) {
        return statement(sql, TestCatalog.flights());
    }

    static PlanNode query(String sql) {
        return ((Statement.Query) statement(sql)).plan();
    }
}
