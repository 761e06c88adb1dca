package dev.travertine.planner.validate;

import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** Which liberties queries may take: Calcite's LENIENT (BABEL fails on some valid queries). */
public final class Conformance extends SqlDelegatingConformance {
    public static final Conformance INSTANCE = new Conformance();

    private Conformance() {
        super(SqlConformanceEnum.LENIENT);
    }
}
