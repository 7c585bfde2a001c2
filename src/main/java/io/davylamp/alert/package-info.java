/**
 * An alert reports a change of an assessment: opened, escalated, repeated, resolved, each with a named reason.
 * {@code AlertPolicy} decides and is pure; {@code AlertStore} keeps what it decided.
 */
@MayImport({"assessment", "hedging", "mining", "rules", "sql"})
@NullMarked
package io.davylamp.alert;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
