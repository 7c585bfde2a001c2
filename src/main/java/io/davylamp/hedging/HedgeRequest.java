package io.davylamp.hedging;

import io.davylamp.mining.Instrument;

/**
 * A hedge a rule asked for.
 *
 * @param ruleId the rule
 * @param instrument with what
 * @param targetRatio share of expected production (of the treasury, for SELL_TREASURY) to be covered, fraction
 * @param tenorDays for how long, days
 * @param why the rule's sentence
 */
public record HedgeRequest(String ruleId, Instrument instrument, double targetRatio, int tenorDays, String why) {}
