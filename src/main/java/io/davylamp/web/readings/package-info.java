/** Sending readings and option chains; what was quarantined, and what still waits to be judged. */
@MayImport({
    "hedging.pricing",
    "ingest",
    "mining",
    "monitor.backlog",
    "monitor.intake",
    "operator",
    "plausible",
    "rulebook",
    "web.page",
    "web.problem"
})
@NullMarked
package io.davylamp.web.readings;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
