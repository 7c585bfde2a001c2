/**
 * Checking a rulebook before it is submitted: problems in place, what it would change, cell by cell
 * for tables.
 */
@NullMarked
package io.davylamp.web.rulebookchecks;

import org.jspecify.annotations.NullMarked;
