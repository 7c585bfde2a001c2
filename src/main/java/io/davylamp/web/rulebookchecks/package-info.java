/**
 * Checking a rulebook before it is submitted: problems in place, what it would change, cell by cell
 * for tables.
 */
@MayImport({"mining", "operator", "rulebook", "rulebookcheck", "rules", "web.page", "web.problem"})
@NullMarked
package io.davylamp.web.rulebookchecks;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
