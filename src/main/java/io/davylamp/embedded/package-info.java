/**
 * The database of a first start: a real PostgreSQL server, unpacked and run beside the service when no database is
 * configured, its data kept in a folder. Imports nothing of Davylamp and no framework but the JDBC driver.
 */
@NullMarked
package io.davylamp.embedded;

import org.jspecify.annotations.NullMarked;
