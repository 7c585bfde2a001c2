/**
 * The words of the trade: operators, their contracts, the readings they and the market send, and the grades of stress.
 * Plain values, valid once constructed; this package imports the JDK only.
 */
@MayImport({})
@NullMarked
package io.davylamp.mining;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
