/**
 * An alert is an assessment's change worth a notification: opened, escalated, repeated, resolved, each with a named reason.
 * {@code AlertPolicy} decides and is pure; {@code AlertStore} keeps what it decided. Imports {@code mining},
 * {@code rules}' findings, {@code hedging}'s proposals and {@code assessment}.
 */
@MayImport({"assessment", "hedging", "json", "mining", "rules", "sql"})
@NullMarked
package io.davylamp.alert;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
