/**
 * Malformed requests by the ten thousand: every route of the API's description and every page, with methods, addresses,
 * headers and bodies that are wrong in one way or several. Not one may be answered by a fault of ours.
 */
@NullMarked
package io.davylamp.fuzz;

import org.jspecify.annotations.NullMarked;
