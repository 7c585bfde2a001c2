/** The files {@code rulebook.yaml} and {@code mandate.yaml}. */
@NullMarked
package io.davylamp.rules.policy;

import org.jspecify.annotations.NullMarked;
