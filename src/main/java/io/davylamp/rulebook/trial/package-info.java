/**
 * Trying rulebooks that are sent, in child processes with little time and memory: checking,
 * comparing, vetting, patching.
 */
@NullMarked
package io.davylamp.rulebook.trial;

import org.jspecify.annotations.NullMarked;
