/** The calculators, one class per family. */
@MayImport({
    "calculator",
    "hedging",
    "hedging.contract",
    "hedging.pricing",
    "hedging.risk",
    "market",
    "metrics",
    "metrics.network",
    "metrics.operator",
    "metrics.site",
    "metrics.system",
    "mining"
})
@NullMarked
package io.davylamp.calculator.family;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
