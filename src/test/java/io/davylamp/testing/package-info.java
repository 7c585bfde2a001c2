/** Real parts for tests: PostgreSQL and Kafka, run by the test's own process. */
@NullMarked
package io.davylamp.testing;

import org.jspecify.annotations.NullMarked;
