/** The book of operators: profiles, assessments, explanations, replays, and the pages that show them. */
@NullMarked
package io.davylamp.web.book;

import org.jspecify.annotations.NullMarked;
