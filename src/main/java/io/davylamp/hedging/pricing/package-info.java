/** What hedges are priced on: forward curves, option chains, the volatility surface, and the models over them. */
@MayImport({"hedging", "hedging.smile", "market", "metrics", "mining"})
@NullMarked
package io.davylamp.hedging.pricing;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
