/** Builds and runs rules with Drools, which appears in this package alone. */
@MayImport({"metrics", "mining", "rules", "rules.language"})
@NullMarked
package io.davylamp.rules.engine;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
