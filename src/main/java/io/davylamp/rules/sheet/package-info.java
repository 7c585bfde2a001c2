/**
 * Workbooks and CSV files: reads the cells of a sheet as people see them, and refuses what would
 * show one thing and mean another.
 */
@MayImport({"rules", "rules.text"})
@NullMarked
package io.davylamp.rules.sheet;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
