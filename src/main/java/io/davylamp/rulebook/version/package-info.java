/**
 * Versions of the rulebook as PostgreSQL keeps them: drafts, approvals, activations, and the
 * backtest a person must have seen.
 */
@NullMarked
package io.davylamp.rulebook.version;

import org.jspecify.annotations.NullMarked;
