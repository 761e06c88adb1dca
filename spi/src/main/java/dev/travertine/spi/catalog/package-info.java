/** What a catalog offers: topics, tables, snapshots, versions, scans, appends. */
@NullMarked
package dev.travertine.spi.catalog;

import org.jspecify.annotations.NullMarked;
