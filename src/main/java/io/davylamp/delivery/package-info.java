/**
 * A delivery is one alert change sent to one receiver: kept in the outbox with the batch that caused it, sent until the
 * receiver has it or it is abandoned, which is logged. {@code Outbox} takes changes in, {@code DeliveryJob} runs a
 * {@code Dispatcher} with lanes for each receiver, {@code ClaimStore} holds who may send what and when.
 */
@MayImport({"alert", "assessment", "audit", "mining", "sql"})
@NullMarked
package io.davylamp.delivery;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
