/**
 * A calculator is one formula with its inputs, units, ranges and a worked example, to be called by name from a
 * spreadsheet, a page or a program. It adds nothing to the formulas: they are those of {@code market}, {@code metrics}
 * and {@code hedging}, which it may import besides {@code mining}; no framework.
 */
@MayImport({"calculator.family", "mining"})
@NullMarked
package io.davylamp.calculator;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
