/** Calculators: one page and one endpoint for each. */
@NullMarked
package io.davylamp.web.calculators;

import org.jspecify.annotations.NullMarked;
