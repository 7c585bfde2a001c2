/** Versions of the rulebook: drafts, approvals, activations, shadows, and the audit trail. */
@NullMarked
package io.davylamp.web.rulebooks;

import org.jspecify.annotations.NullMarked;
