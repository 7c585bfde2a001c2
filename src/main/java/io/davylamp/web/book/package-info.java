/** The book of operators: profiles, assessments, explanations, replays, and the pages that show them. */
@MayImport({
    "alert",
    "assessment",
    "metrics",
    "metrics.operator",
    "mining",
    "monitor.book",
    "operator",
    "rulebook",
    "rulebook.version",
    "rules",
    "web.edge",
    "web.page",
    "web.problem",
    "whatif"
})
@NullMarked
package io.davylamp.web.book;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
