/**
 * The network's indicators: difficulty, halving, miners' flows, concentration, outlook, the stress
 * score.
 */
@MayImport({"market", "metrics"})
@NullMarked
package io.davylamp.metrics.network;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
