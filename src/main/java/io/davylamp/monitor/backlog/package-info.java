/** What is still to be judged: lines of the book after a tick, and pasts too long for one transaction. */
@MayImport({"ingest", "mining", "monitor", "operator", "sql"})
@NullMarked
package io.davylamp.monitor.backlog;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
