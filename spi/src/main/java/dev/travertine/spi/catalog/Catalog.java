package dev.travertine.spi.catalog;

import java.util.List;
import java.util.Optional;

/** Tables by name: what names in SQL text are looked up in. Safe for use by many threads. */
public interface Catalog {
    Optional<Table> table(TableName name);

    /** All tables, by schema and name. */
    List<Table> tables();
}
