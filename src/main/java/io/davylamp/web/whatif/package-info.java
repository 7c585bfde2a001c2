/** What-if shocks to one operator, and the book as one system. */
@NullMarked
package io.davylamp.web.whatif;

import org.jspecify.annotations.NullMarked;
