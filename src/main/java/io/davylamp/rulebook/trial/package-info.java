/**
 * Trying rulebooks that are sent, in child processes with little time and memory: checking,
 * comparing, vetting, patching.
 */
@MayImport({"json", "rulebook", "rules"})
@NullMarked
package io.davylamp.rulebook.trial;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
