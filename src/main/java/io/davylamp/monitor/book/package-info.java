/** The operators and the network, read and judged at the moments that are due. */
@NullMarked
package io.davylamp.monitor.book;

import org.jspecify.annotations.NullMarked;
