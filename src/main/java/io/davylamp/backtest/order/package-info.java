/** Backtests as they are ordered, worked on in parts and kept. */
@NullMarked
package io.davylamp.backtest.order;

import org.jspecify.annotations.NullMarked;
