/**
 * Programs that measure: what a judgement costs, what the service takes in, how long it takes to judge the book and to
 * tell. Every figure is a ratio to something measured in the same run wherever speed is meant, since machines differ.
 */
@NullMarked
package io.davylamp.benchmark;

import org.jspecify.annotations.NullMarked;
