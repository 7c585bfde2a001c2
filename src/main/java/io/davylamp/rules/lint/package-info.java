/**
 * Looks for rules that compile but are hardly meant: contradictions, gaps and overlaps between
 * limits, messages that state another limit.
 */
@NullMarked
package io.davylamp.rules.lint;

import org.jspecify.annotations.NullMarked;
