/**
 * The market as the assessment needs it: a snapshot at one moment, and the daily series the network indicators are
 * computed from. Values import {@code mining} only; the store beside them reads and writes PostgreSQL.
 */
@MayImport({"mining", "sql"})
@NullMarked
package io.davylamp.market;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
