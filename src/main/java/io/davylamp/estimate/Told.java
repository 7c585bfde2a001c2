package io.davylamp.estimate;

import io.davylamp.mining.Disclosure;

/**
 * A figure that was published.
 *
 * @param figure the figure, in the unit of its field
 * @param by the disclosure that has it
 */
record Told(double figure, Disclosure by) {}
