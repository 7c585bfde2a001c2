/** Versions of the rulebook: drafts, approvals, activations, shadows, and the audit trail. */
@MayImport({
    "audit",
    "backtest",
    "backtest.order",
    "backtest.shadow",
    "rulebook",
    "rulebook.trial",
    "rulebook.version",
    "rules",
    "web.edge",
    "web.page",
    "web.problem"
})
@NullMarked
package io.davylamp.web.rulebooks;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
