/**
 * An assessment is the verdict on one operator, or on the network, at one moment: grade, flags, hedges, and every
 * finding and metric it stands on. {@code Assessor} is a pure function; the store beside it
 * keeps what it returns. Imports {@code mining}, {@code market}'s values, {@code metrics}, {@code rules}, {@code hedging}.
 */
@NullMarked
package io.davylamp.assessment;

import org.jspecify.annotations.NullMarked;
