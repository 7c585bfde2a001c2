/**
 * Turns a hedge a rule asked for into a proposal with size, strike, price and effect. Rules say that and which;
 * this package says how much and at what price.
 */
@MayImport({"hedging.pricing", "market", "metrics", "mining"})
@NullMarked
package io.davylamp.hedging;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
