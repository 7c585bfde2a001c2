/** Builds and runs rules with Drools, which appears in this package alone. */
@NullMarked
package io.davylamp.rules.engine;

import org.jspecify.annotations.NullMarked;
