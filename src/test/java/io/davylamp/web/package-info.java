@NullMarked
package io.davylamp.web;

import org.jspecify.annotations.NullMarked;
