/** Alerts: what is open, acknowledging, and sending again what could not be delivered. */
@MayImport({"alert", "delivery", "rulebook", "web.page", "web.problem"})
@NullMarked
package io.davylamp.web.alerts;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
