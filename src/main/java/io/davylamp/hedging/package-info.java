/**
 * Turns a hedge a rule asked for into a proposal with size, strike, price and effect. Rules say that and which;
 * this package says how much and at what price.
 */
@MayImport({"hedging.cash", "hedging.pricing", "market", "metrics", "metrics.operator", "mining"})
@NullMarked
package io.davylamp.hedging;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
