/** A rule as understood: premises, conditions, values and calls, and the facts they may refer to. */
@MayImport({"metrics", "mining", "rules", "rules.text"})
@NullMarked
package io.davylamp.rules.language;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
