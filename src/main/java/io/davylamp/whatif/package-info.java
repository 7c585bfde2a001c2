/**
 * A what-if judges an operator, or the whole book, as if the market or its own conditions were other than they are; a
 * reverse stress asks which smallest move would make the grade worse. Both call the function that judges live, with the
 * rules in force, and keep nothing. Imports what the assessment stands on and the stores it reads; never the monitor.
 */
@NullMarked
package io.davylamp.whatif;

import org.jspecify.annotations.NullMarked;
