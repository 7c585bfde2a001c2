/** What operators do to each other through the price: forced sales, cascades, contagion. */
@MayImport("mining")
@NullMarked
package io.davylamp.metrics.system;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
