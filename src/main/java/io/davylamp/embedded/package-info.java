/**
 * The database of a first start: a real PostgreSQL server, unpacked and run beside the service when no database is
 * configured, its data kept in a folder.
 */
@MayImport({})
@NullMarked
package io.davylamp.embedded;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
