/**
 * A smile is what options of one expiry cost, strike by strike; smiles make a surface that cannot be traded against: no
 * butterfly and no calendar below zero. All on a forward of 1: strikes are {@code x = K/F}, {@code k = ln x}.
 */
@MayImport({})
@NullMarked
package io.davylamp.hedging.smile;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
