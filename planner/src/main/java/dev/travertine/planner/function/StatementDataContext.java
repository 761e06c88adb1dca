package dev.travertine.planner.function;

import dev.travertine.spi.function.FunctionContext;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** What a statement's functions may know, as generated code asks for it. */
final class StatementDataContext implements DataContext {
    private final FunctionContext context;

    StatementDataContext(FunctionContext context) {
        this.context = context;
    }

    @Override
    public @Nullable SchemaPlus getRootSchema() {
        return null;
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
        throw new UnsupportedOperationException("a function has no use for types");
    }

    @Override
    public QueryProvider getQueryProvider() {
        throw new UnsupportedOperationException("a function runs no queries");
    }

    @Override
    public @Nullable Object get(String name) {
        long nowMs = Math.floorDiv(context.nowMicros(), 1000L);
        TimeZone zone = TimeZone.getTimeZone(context.zone());
        return switch (name) {
            case "utcTimestamp", "currentTimestamp", "sysTimestamp" -> nowMs;
            case "localTimestamp" -> nowMs + zone.getOffset(nowMs);
            case "timeZone" -> zone;
            case "locale" -> Locale.ROOT;
            case "user", "systemUser" -> "travertine";
            default -> null;
        };
    }
}
