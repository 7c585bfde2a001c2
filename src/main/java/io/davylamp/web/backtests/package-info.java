/** Backtests: ordered, watched, cancelled, compared. */
@MayImport({
    "backtest",
    "backtest.order",
    "mining",
    "rulebook",
    "rulebook.trial",
    "rulebook.version",
    "rules",
    "web.edge",
    "web.page",
    "web.problem",
    "web.rulebooks"
})
@NullMarked
package io.davylamp.web.backtests;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
