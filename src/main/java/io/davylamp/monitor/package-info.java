/**
 * The conductor: {@code RiskMonitor} calls the stages in order, one batch of readings in one transaction. The Kafka channel and the schedules are here as well.
 */
@MayImport({
    "advice",
    "advice.plan",
    "alert",
    "assessment",
    "delivery",
    "hedging",
    "ingest",
    "market",
    "metrics",
    "mining",
    "monitor.backlog",
    "monitor.book",
    "monitor.intake",
    "operator",
    "rulebook",
    "rulebook.version",
    "rules",
    "sql"
})
@NullMarked
package io.davylamp.monitor;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
