/**
 * An operator's registration and state as PostgreSQL keeps them.
 */
@MayImport({"ingest", "mining", "sql"})
@NullMarked
package io.davylamp.operator;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
