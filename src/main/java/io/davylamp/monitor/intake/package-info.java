/** Where readings come in: the queue, the Kafka channel, and what a batch that fails is split into. */
@NullMarked
package io.davylamp.monitor.intake;

import org.jspecify.annotations.NullMarked;
