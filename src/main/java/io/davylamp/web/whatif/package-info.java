/** What-if shocks to one operator, and the book as one system. */
@MayImport({
    "assessment",
    "metrics.operator",
    "metrics.system",
    "mining",
    "operator",
    "rulebook",
    "rules",
    "web.book",
    "web.edge",
    "web.page",
    "web.problem",
    "whatif"
})
@NullMarked
package io.davylamp.web.whatif;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
