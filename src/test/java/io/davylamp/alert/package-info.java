@NullMarked
package io.davylamp.alert;

import org.jspecify.annotations.NullMarked;
