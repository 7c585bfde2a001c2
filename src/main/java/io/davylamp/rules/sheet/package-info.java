/**
 * Workbooks and CSV files: reads the cells of a sheet as people see them, and refuses what would
 * show one thing and mean another.
 */
@NullMarked
package io.davylamp.rules.sheet;

import org.jspecify.annotations.NullMarked;
