/**
 * A what-if judges an operator, or the whole book, as if the market or its own conditions were other than they are; a
 * reverse stress asks which smallest move would make the grade worse. Both call the function that judges live, with the
 * rules in force, and keep nothing.
 */
@MayImport({
    "assessment",
    "estimate",
    "ingest",
    "market",
    "metrics",
    "metrics.operator",
    "metrics.system",
    "mining",
    "operator",
    "rulebook",
    "rules"
})
@NullMarked
package io.davylamp.whatif;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
