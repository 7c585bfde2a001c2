/** Why a rule applies to a set of metrics or does not, and how far it is from applying. */
@MayImport({"metrics", "mining", "rules", "rules.language"})
@NullMarked
package io.davylamp.rules.explain;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
