/** What pages share: the frame, and how figures, metrics, findings, hedges and orders are written. */
@NullMarked
package io.davylamp.web.page;

import org.jspecify.annotations.NullMarked;
