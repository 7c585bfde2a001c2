/** Alerts: what is open, acknowledging, and sending again what could not be delivered. */
@NullMarked
package io.davylamp.web.alerts;

import org.jspecify.annotations.NullMarked;
