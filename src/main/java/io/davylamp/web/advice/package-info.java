/** Recommendations and hedge plans: read, decided, followed. */
@MayImport({
    "advice",
    "advice.desk",
    "market",
    "metrics.operator",
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
package io.davylamp.web.advice;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
