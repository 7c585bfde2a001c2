/**
 * A delivery is one alert sent to one receiver: kept in the outbox with the batch that caused it, sent until the receiver has it. Imports {@code mining} and {@code alert}.
 */
@NullMarked
package io.davylamp.delivery;

import org.jspecify.annotations.NullMarked;
