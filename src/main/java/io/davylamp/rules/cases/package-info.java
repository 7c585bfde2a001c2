/**
 * The cases beside the rule files: reads them, and finds the rules and limits that none of them
 * covers.
 */
@MayImport({"metrics", "mining", "rules", "rules.language", "rules.text"})
@NullMarked
package io.davylamp.rules.cases;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
