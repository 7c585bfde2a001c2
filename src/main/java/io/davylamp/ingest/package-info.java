/**
 * Takes readings in: parses, checks, recognises duplicates, keeps the good in bulk and the bad in quarantine with their reasons.
 */
@MayImport({"mining", "sql"})
@NullMarked
package io.davylamp.ingest;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
