/**
 * What people and machines see: REST resources, pages, problem details. Imported by none.
 */
@MayImport({})
@NullMarked
package io.davylamp.web;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
