/** Versions that wait for approval, judged on what comes in now. */
@NullMarked
package io.davylamp.backtest.shadow;

import org.jspecify.annotations.NullMarked;
