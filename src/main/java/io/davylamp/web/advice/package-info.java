/** Recommendations and hedge plans: read, decided, followed. */
@NullMarked
package io.davylamp.web.advice;

import org.jspecify.annotations.NullMarked;
