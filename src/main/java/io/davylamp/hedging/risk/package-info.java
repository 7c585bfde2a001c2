/** Risk of whole positions, for the calculators: simulations, sensitivities, shocks. */
@MayImport({"hedging.pricing", "metrics", "metrics.operator", "mining"})
@NullMarked
package io.davylamp.hedging.risk;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
