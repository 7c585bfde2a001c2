/** Where the program starts. */
@NullMarked
package io.davylamp;

import org.jspecify.annotations.NullMarked;
