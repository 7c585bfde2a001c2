/** What is still to be judged: lines of the book after a tick, and pasts too long for one transaction. */
@NullMarked
package io.davylamp.monitor.backlog;

import org.jspecify.annotations.NullMarked;
