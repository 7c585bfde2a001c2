/**
 * An operator's registration and state as PostgreSQL keeps them. Imports {@code mining}.
 */
@NullMarked
package io.davylamp.operator;

import org.jspecify.annotations.NullMarked;
