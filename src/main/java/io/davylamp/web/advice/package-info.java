/** Recommendations and hedge plans: read, decided, followed. */
@MayImport({
    "advice",
    "advice.desk",
    "advice.plan",
    "mining",
    "operator",
    "rulebook",
    "web.edge",
    "web.page",
    "web.problem"
})
@NullMarked
package io.davylamp.web.advice;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
