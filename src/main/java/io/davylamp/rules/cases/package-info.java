/**
 * The cases beside the rule files: reads them, and finds the rules and limits that none of them
 * covers.
 */
@NullMarked
package io.davylamp.rules.cases;

import org.jspecify.annotations.NullMarked;
