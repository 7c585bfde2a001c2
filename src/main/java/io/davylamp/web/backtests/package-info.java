/** Backtests: ordered, watched, cancelled, compared. */
@MayImport({
    "backtest",
    "backtest.order",
    "mining",
    "rulebook",
    "rulebook.version",
    "web.edge",
    "web.page",
    "web.problem"
})
@NullMarked
package io.davylamp.web.backtests;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
