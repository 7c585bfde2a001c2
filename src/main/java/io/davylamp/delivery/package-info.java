/**
 * A delivery is one alert change sent to one receiver: kept in the outbox with the batch that caused it, sent until the
 * receiver has it or it is given up, loudly. {@code Outbox} takes changes in, {@code DeliveryJob} runs a
 * {@code Dispatcher} with workers for each receiver, {@code ClaimStore} holds who may send what and when. Imports
 * {@code mining}, {@code alert} and {@code audit}.
 */
@MayImport({"alert", "audit", "delivery.receiver", "mining", "sql"})
@NullMarked
package io.davylamp.delivery;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
