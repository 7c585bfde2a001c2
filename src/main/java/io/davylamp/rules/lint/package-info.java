/**
 * Looks for rules that compile but are hardly meant: contradictions, gaps and overlaps between
 * limits, messages that state another limit.
 */
@MayImport({"metrics", "mining", "rules", "rules.diff", "rules.language", "rules.text"})
@NullMarked
package io.davylamp.rules.lint;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
