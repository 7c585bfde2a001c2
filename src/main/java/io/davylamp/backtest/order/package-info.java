/** Backtests as they are ordered, worked on in parts and kept. */
@MayImport({"backtest", "json", "rulebook.version", "rules", "sql"})
@NullMarked
package io.davylamp.backtest.order;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
