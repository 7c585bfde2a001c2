/** The object mappers that the service shares. Imports the JDK and Jackson only. */
@NullMarked
package io.davylamp.json;

import org.jspecify.annotations.NullMarked;
