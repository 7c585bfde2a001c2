/** The object mappers that the service shares, and words for what is wrong with a JSON text. Imports the JDK and Jackson only. */
@MayImport({})
@NullMarked
package io.davylamp.json;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
