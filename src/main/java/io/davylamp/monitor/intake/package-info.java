/** Where readings come in: the queue, the Kafka channel, and what a batch that fails is split into. */
@MayImport({"ingest", "market", "mining", "monitor", "monitor.backlog", "operator", "plausible", "rulebook", "sql"})
@NullMarked
package io.davylamp.monitor.intake;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
