/**
 * The text of rule files: tokens and their bounds, places and problems, spelling, invisible
 * characters, YAML, and the way back from an expanded rule to the cell or line it came from.
 */
@MayImport({"json", "mining", "rules"})
@NullMarked
package io.davylamp.rules.text;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
