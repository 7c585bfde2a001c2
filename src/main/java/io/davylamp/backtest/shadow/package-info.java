/** Versions that wait for approval, judged on what comes in now. */
@MayImport({"assessment", "backtest", "mining", "operator", "rulebook.version", "rules", "sql"})
@NullMarked
package io.davylamp.backtest.shadow;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
