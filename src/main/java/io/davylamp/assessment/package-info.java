/**
 * An assessment is the verdict on one operator, or on the network, at one moment: grade, flags, hedges, and every
 * finding and metric it is based on. {@code Assessor} is a pure function; the store beside it
 * keeps what it returns.
 */
@MayImport({
    "estimate",
    "hedging",
    "json",
    "market",
    "metrics",
    "metrics.network",
    "metrics.operator",
    "mining",
    "rules",
    "sql"
})
@NullMarked
package io.davylamp.assessment;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
