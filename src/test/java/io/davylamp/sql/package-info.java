@NullMarked
package io.davylamp.sql;

import org.jspecify.annotations.NullMarked;
