/** A rule as understood: premises, conditions, values and calls, and the facts they may refer to. */
@NullMarked
package io.davylamp.rules.language;

import org.jspecify.annotations.NullMarked;
