package io.davylamp.mining;

import java.time.Instant;

/**
 * What a future of one date is quoted at.
 *
 * @param expiry the moment it settles
 * @param priceUsd its price, USD per BTC
 */
public record DatedFuture(Instant expiry, double priceUsd) {
    public DatedFuture {
        expiry = Moment.check("expiry", expiry);
        Range.positive("priceUsd", priceUsd);
    }
}
