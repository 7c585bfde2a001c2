/**
 * A metric is one number computed from readings and the operator's profile, with its unit in its name, or
 * {@link io.davylamp.metrics.Metric.Unavailable} with the reason. The formulas live here, one small class per family.
 */
@MayImport({"market", "mining"})
@NullMarked
package io.davylamp.metrics;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
