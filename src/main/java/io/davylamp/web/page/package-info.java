/** What pages share: the frame, and how figures, metrics, findings, hedges and orders are written. */
@MayImport({
    "advice",
    "assessment",
    "hedging",
    "hedging.pricing",
    "metrics",
    "mining",
    "rulebook",
    "rulebook.version",
    "rules"
})
@NullMarked
package io.davylamp.web.page;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
