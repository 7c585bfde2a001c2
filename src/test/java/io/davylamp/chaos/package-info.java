/**
 * Programs that break the running service on purpose and count what is lost: nothing may be. They start the packaged
 * service as another process, with a real PostgreSQL, a real receiver and a ledger the service knows nothing of.
 */
@NullMarked
package io.davylamp.chaos;

import org.jspecify.annotations.NullMarked;
