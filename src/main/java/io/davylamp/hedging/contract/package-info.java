/**
 * Contracts and assets that are priced by the calculators only: they are not part of a
 * recommendation.
 */
@MayImport({"hedging", "hedging.pricing", "hedging.risk", "metrics", "mining"})
@NullMarked
package io.davylamp.hedging.contract;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
