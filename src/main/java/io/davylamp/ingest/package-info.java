/**
 * Takes readings in: parses, checks, recognizes duplicates, keeps the good in bulk and the bad in quarantine with their reasons. What is hardly true
 * is held in quarantine for somebody to confirm.
 */
@MayImport({"hedging.pricing", "json", "mining", "plausible", "sql"})
@NullMarked
package io.davylamp.ingest;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
