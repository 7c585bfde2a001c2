/**
 * A recommendation is a hedge one can carry to a trading desk: sized in lots, priced, with what it costs, what it changes
 * and what it gives up. Here they are worked out, planned, kept, and followed until they are accepted or expire.
 *
 * <p>May import {@code mining}, {@code market}, {@code metrics}, {@code hedging} and {@code sql}.
 */
@MayImport({"advice.plan", "hedging", "hedging.pricing", "json", "market", "mining", "sql"})
@NullMarked
package io.davylamp.advice;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
