package io.davylamp.rules.language;

import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;

/** What a rule says when its conditions hold. */
public sealed interface Call {
    Message message();

    record Stress(Grade grade, Message message) implements Call {}

    record Crunch(String flag, Message message) implements Call {}

    record Hedge(Instrument instrument, Term targetRatio, Term tenorDays, Message message) implements Call {}
}
