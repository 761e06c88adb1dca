package dev.travertine.tests.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.tests.sql.Database;
import dev.travertine.tests.sql.ViewSet;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The 22 TPC-H queries as materialized views, made before the first row; tables grow in turns, in random steps. */
class TpchViewsTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime() & 0xffff_ffffL);
    private static final double SCALE = 0.001;
    private static final int STEPS = 3;

    /** Rows of the greatest table at this scale. */
    private static final int ROWS_MAX = 6_005;

    private final Random random = new Random(SEED);

    @Test
    @Timeout(120)
    void viewsFollowTheirTables() throws Exception {
        System.out.println("TpchViewsTest: -Dseed=" + SEED);
        try (Connection connection = Database.TRAVERTINE.open()) {
            List<Growing<?>> tables = new ArrayList<>();
            for (TpchTable<?> table : TpchTable.getTables()) {
                TpchData.execute(connection, TpchData.create("TOPIC", table));
                tables.add(new Growing<>(table));
            }
            ViewSet views = new ViewSet(connection);
            for (int i : TpchQueries.numbers().toArray()) {
                views.create("q" + i, "q" + i, TpchQueries.text(i), types(connection, i));
            }
            for (int step = 1; step <= STEPS; step++) {
                Collections.shuffle(tables, random);
                for (Growing<?> table : tables) {
                    table.grow(step == STEPS ? Integer.MAX_VALUE : random.nextInt(ROWS_MAX), connection);
                }
                views.check("step " + step + " of -Dseed=" + SEED);
            }
            assertThat(views.failures())
                    .as("views that differ from their query, -Dseed=%d", SEED)
                    .isEmpty();
        }
    }

    private static String types(Connection connection, int query) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TpchQueries.text(query))) {
            return TpchQueries.types(rows.getMetaData());
        }
    }

    /** A table and those of its rows that are still to come. */
    private static final class Growing<E extends TpchEntity> {
        private final TpchTable<E> table;
        private final Iterator<E> rows;

        Growing(TpchTable<E> table) {
            this.table = table;
            this.rows = table.createGenerator(SCALE, 1, 1).iterator();
        }

        void grow(int count, Connection connection) throws Exception {
            TpchData.publish(table, rows, count, connection);
        }
    }
}
