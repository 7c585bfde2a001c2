/** The files {@code rulebook.yaml} and {@code mandate.yaml}. */
@MayImport({"json", "metrics", "mining", "rules", "rules.language", "rules.text"})
@NullMarked
package io.davylamp.rules.policy;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
