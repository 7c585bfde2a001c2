package io.davylamp.rules;

import java.util.OptionalDouble;

/**
 * One condition of a rule, held against the facts there were.
 *
 * @param asks the condition as the rule has it, such as {@code Runway.days < 90}
 * @param actual what there was, such as {@code 112.4 days}
 * @param holds whether it held
 * @param missedBy by how much it failed, in the field's own unit, where it is a matter of degree
 * @param sentence all of it in words: {@code Runway.days is 112.4 days, the rule asks < 90: 22.4 above.}
 */
public record Check(String asks, String actual, boolean holds, OptionalDouble missedBy, String sentence) {}
