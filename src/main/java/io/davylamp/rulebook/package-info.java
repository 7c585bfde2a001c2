/**
 * The rulebook that judges now, and every one that did: read from the watched folder, checked, kept in PostgreSQL by content hash, swapped in as one.
 */
@MayImport({"audit", "mining", "rulebook.trial", "rulebook.version", "rules", "sql"})
@NullMarked
package io.davylamp.rulebook;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
