/**
 * One operator's metrics: income and cost, treasury and debt, collateral, runway, hedges, and what
 * each depends on.
 */
@MayImport({"market", "metrics", "metrics.network", "metrics.site", "mining", "plausible"})
@NullMarked
package io.davylamp.metrics.operator;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
