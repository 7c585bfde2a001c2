/**
 * The check of a rulebook before anybody submits it: what is wrong with it, and where in each file, what it would
 * change, and how one operator fares by it. It runs in a process of its own, and nothing of it is kept.
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
    "rules"
})
@NullMarked
package io.davylamp.rulebookcheck;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
