/**
 * A site's and its machines' economics, for the calculators: curtailment, hosting, depreciation,
 * stranded gas, equilibrium.
 */
@MayImport("mining")
@NullMarked
package io.davylamp.metrics.site;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
