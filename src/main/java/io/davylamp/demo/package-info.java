/**
 * The demo: a dozen invented operators through the crunch of 2021-11 to 2023-01. Their readings are ordinary readings,
 * sent the way everybody's are; nothing here reaches past {@code RiskMonitor}.
 */
@MayImport({"assessment", "ingest", "json", "market", "mining", "monitor", "monitor.intake", "operator", "rules"})
@NullMarked
package io.davylamp.demo;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
