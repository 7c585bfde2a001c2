/** The object mappers that the service shares. Imports the JDK and Jackson only. */
@MayImport({})
@NullMarked
package io.davylamp.json;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
