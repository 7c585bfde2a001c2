/** Why a rule applies to a set of metrics or does not, and how far it is from applying. */
@NullMarked
package io.davylamp.rules.explain;

import org.jspecify.annotations.NullMarked;
