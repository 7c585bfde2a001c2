/**
 * Reads rules with the engine's own grammar and refuses everything that is not expressly allowed,
 * before the engine sees any of it.
 */
@MayImport({"rules", "rules.language", "rules.text"})
@NullMarked
package io.davylamp.rules.guard;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
