/** Sending readings and option chains; what was quarantined, and what still waits to be judged. */
@NullMarked
package io.davylamp.web.readings;

import org.jspecify.annotations.NullMarked;
