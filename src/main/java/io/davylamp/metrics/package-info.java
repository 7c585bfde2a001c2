/**
 * A metric is one number computed from readings and the operator's profile, with its unit in its name, or
 * {@link io.davylamp.metrics.Metric.Unavailable} with the reason. The formulas live here, one small class per family.
 * Imports {@code mining} and the values of {@code market}; no framework.
 */
@NullMarked
package io.davylamp.metrics;

import org.jspecify.annotations.NullMarked;
