/** What can be done for an operator: the moves it may make, the outlook with and without them, and the search for the cheapest plan. */
@MayImport({"advice", "hedging", "hedging.cash", "hedging.pricing", "market", "metrics", "mining"})
@NullMarked
package io.davylamp.advice.plan;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
