/** Plain JDBC in few words, for the stores that write in bulk. Imports the JDK only. */
@NullMarked
package io.davylamp.sql;

import org.jspecify.annotations.NullMarked;
