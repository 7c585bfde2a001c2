@NullMarked
package io.davylamp.delivery;

import org.jspecify.annotations.NullMarked;
