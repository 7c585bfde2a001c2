@NullMarked
package io.davylamp.plausible;

import org.jspecify.annotations.NullMarked;
