/**
 * Checking a rulebook before it is submitted: problems in place, what it would change, cell by cell
 * for tables.
 */
@MayImport({
    "assessment",
    "backtest",
    "ingest",
    "market",
    "mining",
    "operator",
    "rulebook",
    "rulebook.trial",
    "rulebook.version",
    "rulebookcheck",
    "rules",
    "web.page",
    "web.problem",
    "web.whatif"
})
@NullMarked
package io.davylamp.web.rulebookchecks;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
