/**
 * The audit trail: who did what to the rules, each entry bound to the one before by its hash, so that a change to the past shows.
 */
@MayImport("sql")
@NullMarked
package io.davylamp.audit;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
