/** From an operator's name and what it published of one month to a first grade, in one request or on one page. */
@MayImport({
    "assessment",
    "ingest",
    "market",
    "metrics",
    "mining",
    "monitor.intake",
    "operator",
    "rulebook",
    "web.book",
    "web.page",
    "web.problem"
})
@NullMarked
package io.davylamp.web.disclosure;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
