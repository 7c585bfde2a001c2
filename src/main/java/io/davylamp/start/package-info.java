/**
 * What happens before the service: settings are read, the database is found or started, and
 * troubles of the start are put in words.
 */
@MayImport("embedded")
@NullMarked
package io.davylamp.start;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
