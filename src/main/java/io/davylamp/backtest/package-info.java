/**
 * A backtest judges a period of history by two rulebooks and compares: which grades differ, by which rule, and what
 * would have been alerted and hedged. It calls the very functions that judge live, and at each moment they see what was
 * dated up to it.
 */
@MayImport({
    "alert",
    "assessment",
    "backtest.order",
    "backtest.shadow",
    "ingest",
    "json",
    "market",
    "metrics",
    "metrics.network",
    "mining",
    "operator",
    "rulebook",
    "rulebook.trial",
    "rulebook.version",
    "rules",
    "sql"
})
@NullMarked
package io.davylamp.backtest;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
