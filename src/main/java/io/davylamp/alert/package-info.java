/**
 * An alert is an assessment's change worth telling: opened, escalated, repeated, resolved, each with a named reason.
 * {@code AlertPolicy} decides and is pure; {@code AlertStore} keeps what it decided. Imports {@code mining},
 * {@code rules}' findings, {@code hedging}'s proposals and {@code assessment}.
 */
@NullMarked
package io.davylamp.alert;

import org.jspecify.annotations.NullMarked;
