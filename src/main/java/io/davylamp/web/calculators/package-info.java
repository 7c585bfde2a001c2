/** Calculators: one page and one endpoint for each. */
@MayImport({"calculator", "rulebook", "web.edge", "web.page", "web.problem"})
@NullMarked
package io.davylamp.web.calculators;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
