package dev.travertine.planner.validate;

import dev.travertine.spi.catalog.Catalog;
import dev.travertine.spi.catalog.TableName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** A schema of the catalog, as Calcite looks names up. */
final class CatalogSchema extends AbstractSchema {
    private final Map<String, Table> tables;

    private CatalogSchema(Map<String, Table> tables) {
        this.tables = tables;
    }

    /** All schemas of the catalog under one root. */
    static CalciteSchema root(Catalog catalog, Set<String> hiddenNames) {
        Map<String, Map<String, Table>> schemas = new HashMap<>();
        schemas.put(TableName.DEFAULT_SCHEMA, new HashMap<>());
        for (dev.travertine.spi.catalog.Table table : catalog.tables()) {
            schemas.computeIfAbsent(table.name().schema(), name -> new HashMap<>())
                    .put(table.name().name(), new CatalogTable(table, hiddenNames));
        }
        CalciteSchema root = CalciteSchema.createRootSchema(false, false);
        schemas.forEach((name, tables) -> root.add(name, new CatalogSchema(tables)));
        return root;
    }

    @Override
    protected Map<String, Table> getTableMap() {
        return tables;
    }
}
