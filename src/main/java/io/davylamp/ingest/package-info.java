/**
 * Takes readings in: parses, checks, recognizes duplicates, keeps the good in bulk and the bad in quarantine with their reasons. Imports {@code mining}.
 */
@MayImport({"hedging.pricing", "json", "mining", "sql"})
@NullMarked
package io.davylamp.ingest;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
