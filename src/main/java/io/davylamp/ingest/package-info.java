/**
 * Takes readings in: parses, checks, tells duplicates, keeps the good in bulk and the bad in quarantine with their reasons. Imports {@code mining}.
 */
@NullMarked
package io.davylamp.ingest;

import org.jspecify.annotations.NullMarked;
