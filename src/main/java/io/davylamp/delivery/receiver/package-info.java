/**
 * Receivers of deliveries: how each is addressed, what it wants, how fast it may be sent to, and
 * what its answers mean.
 */
@MayImport({"alert", "assessment", "delivery", "json", "mining"})
@NullMarked
package io.davylamp.delivery.receiver;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
