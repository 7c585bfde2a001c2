/**
 * Reads rules with the engine's own grammar and refuses everything that is not expressly allowed,
 * before the engine sees any of it.
 */
@NullMarked
package io.davylamp.rules.guard;

import org.jspecify.annotations.NullMarked;
