package io.davylamp.mining;

import java.time.Instant;

/**
 * The implied volatility of one option: a point of the volatility surface.
 *
 * @param expiry the moment it expires
 * @param strikeUsd strike, USD per BTC
 * @param forwardUsd forward of that expiry when it was quoted, USD per BTC
 * @param impliedVol implied volatility, fraction per year
 */
public record VolPoint(Instant expiry, double strikeUsd, double forwardUsd, double impliedVol) {
    public VolPoint {
        expiry = Moment.check("expiry", expiry);
        Range.positive("strikeUsd", strikeUsd);
        Range.positive("forwardUsd", forwardUsd);
        Range.within("impliedVol", impliedVol, 0.01, 50, "Maybe it is a percentage: write 0.55 for 55 %.");
    }
}
