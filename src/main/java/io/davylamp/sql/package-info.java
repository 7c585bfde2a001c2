/** Plain JDBC in few words, for the stores that write in bulk. */
@MayImport({})
@NullMarked
package io.davylamp.sql;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
