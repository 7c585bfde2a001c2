package io.davylamp.whatif;

import io.davylamp.mining.Grade;
import java.util.List;

/** What a search along one lever found. */
public sealed interface TippingPoint {
    Lever.Name lever();

    /**
     * The smallest move found that turns the grade.
     *
     * @param share how much of the figure itself has to change, fraction; where several move, theirs added
     * @param distance how far, in the lever's own measure: a fraction, USD per kWh, or standard deviations
     * @param shock the shock there; judged, it has {@code grade}
     * @param lastBefore the farthest shock short of it that was judged and does not turn the grade; never farther from
     *     {@code shock} than a billionth of the lever's bound
     * @param grade the grade there
     * @param ruleIds the rules that fire there and did not before any move
     * @param text the move in words, rounded outward
     */
    record Found(
            Lever.Name lever,
            double share,
            double distance,
            Shock shock,
            Shock lastBefore,
            Grade grade,
            List<String> ruleIds,
            String text)
            implements TippingPoint {
        public Found {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    /**
     * No move up to the bound turns the grade.
     *
     * @param text the bound in words
     */
    record None(Lever.Name lever, Shock bound, String text) implements TippingPoint {}
}
