/**
 * Turns a hedge a rule asked for into a proposal with size, strike, price and effect. Rules say that and which;
 * this package says how much and at what price. Imports {@code mining}, {@code market}'s values and {@code metrics};
 * no framework.
 */
@NullMarked
package io.davylamp.hedging;

import org.jspecify.annotations.NullMarked;
