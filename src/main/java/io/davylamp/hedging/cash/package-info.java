/**
 * What an operator can pay with over a hedge's tenor, and what hedges do to that: how long liquidity lasts in base and under
 * stress, what is left after margin calls, and how much of a hedge can be borne without harm.
 */
@MayImport({"hedging", "hedging.pricing", "metrics", "metrics.operator", "mining"})
@NullMarked
package io.davylamp.hedging.cash;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
