/**
 * A program that does to the packaged service what somebody outside could do to stop it, one attack after the other,
 * while somebody else goes on sending readings and asking for its health.
 */
@NullMarked
package io.davylamp.siege;

import org.jspecify.annotations.NullMarked;
