/**
 * Versions of the rulebook as PostgreSQL keeps them: drafts, approvals, activations, and the
 * backtest a person must have seen.
 */
@MayImport({"audit", "json", "rulebook", "rules", "sql"})
@NullMarked
package io.davylamp.rulebook.version;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
