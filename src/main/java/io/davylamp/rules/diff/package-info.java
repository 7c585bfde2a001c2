/** What differs in meaning between two rulebooks: rules, cases and policy. */
@MayImport({"metrics", "mining", "rules", "rules.language"})
@NullMarked
package io.davylamp.rules.diff;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
