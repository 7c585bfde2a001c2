/**
 * What can be wrong with a request, and how it is said: RFC 9457 problems, as JSON or as a page,
 * and the parameters and fields they point to.
 */
@MayImport({
    "ingest",
    "json",
    "mining",
    "monitor.intake",
    "rulebook",
    "rulebook.trial",
    "rulebook.version",
    "rules",
    "sql",
    "web.page"
})
@NullMarked
package io.davylamp.web.problem;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
