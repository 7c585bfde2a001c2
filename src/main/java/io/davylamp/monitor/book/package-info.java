/** The operators and the network, read and judged at the moments that are due. */
@MayImport({
    "assessment",
    "ingest",
    "market",
    "metrics.network",
    "mining",
    "monitor",
    "monitor.backlog",
    "operator",
    "rulebook",
    "rulebook.version",
    "rules",
    "sql"
})
@NullMarked
package io.davylamp.monitor.book;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
