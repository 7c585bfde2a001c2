/**
 * The conductor: {@code RiskMonitor} calls the stages in order, one batch of readings in one transaction. The Kafka channel and the schedules stand beside it. Imports every package but {@code web} and {@code backtest}.
 */
@NullMarked
package io.davylamp.monitor;

import org.jspecify.annotations.NullMarked;
