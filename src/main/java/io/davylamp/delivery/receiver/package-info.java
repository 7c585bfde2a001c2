/**
 * Receivers of deliveries: how each is addressed, what it wants, how fast it may be sent to, and
 * what its answers mean.
 */
@NullMarked
package io.davylamp.delivery.receiver;

import org.jspecify.annotations.NullMarked;
