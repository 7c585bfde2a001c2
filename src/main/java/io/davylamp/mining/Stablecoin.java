package io.davylamp.mining;

/**
 * What a treasury holds of one issuer's stablecoin.
 *
 * @param issuer who owes the dollars, 1 to 64 characters
 * @param usd face value, USD
 * @param haircut what a broken peg may take, fraction; 0 trusts the issuer fully
 */
public record Stablecoin(String issuer, double usd, double haircut) {
    public Stablecoin {
        if (issuer.isBlank() || issuer.length() > 64) {
            throw new InvalidValue("issuer", "an issuer's name must have 1 to 64 characters.", "Maybe use its ticker.");
        }
        Range.nonNegative("usd", usd);
        Range.fraction("haircut", haircut);
    }
}
