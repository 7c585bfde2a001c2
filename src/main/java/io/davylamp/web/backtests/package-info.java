/** Backtests: ordered, watched, cancelled, compared. */
@NullMarked
package io.davylamp.web.backtests;

import org.jspecify.annotations.NullMarked;
