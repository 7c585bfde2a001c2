/**
 * An estimate stands for a figure that is needed and was not reported: low, middle and high, with its source. Pure: the
 * same state, market and moment give the same estimates.
 */
@MayImport({"market", "metrics.operator", "mining"})
@NullMarked
package io.davylamp.estimate;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
