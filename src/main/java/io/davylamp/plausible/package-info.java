/**
 * A plausible reading is one that may be true, by what is known of its time, of the market and of its operator; one that
 * hardly can be is held until somebody confirms it, and one that may be is kept and marked. Pure functions of the reading
 * and of what is known.
 */
@MayImport({"market", "mining"})
@NullMarked
package io.davylamp.plausible;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
