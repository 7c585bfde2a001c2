/**
 * What people and machines see: REST resources, pages, problem details. Imported by none.
 */
@NullMarked
package io.davylamp.web;

import org.jspecify.annotations.NullMarked;
