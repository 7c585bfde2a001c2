/**
 * The rulebook that judges now, and every one that did: read from the watched folder, checked, kept in PostgreSQL by content hash, swapped in as one. Imports {@code mining} and {@code rules}.
 */
@NullMarked
package io.davylamp.rulebook;

import org.jspecify.annotations.NullMarked;
