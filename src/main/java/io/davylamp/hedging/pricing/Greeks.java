package io.davylamp.hedging.pricing;

/**
 * How a worth moves with the market.
 *
 * @param deltaBtc USD for 1 USD of spot price: BTC
 * @param gammaBtcPerUsd change of the delta for 1 USD of spot price, BTC per USD
 * @param vegaUsd USD for one percentage point of implied volatility
 * @param difficultyUsd USD for a rise of difficulty by 1 %
 */
public record Greeks(double deltaBtc, double gammaBtcPerUsd, double vegaUsd, double difficultyUsd) {
    public static final Greeks NONE = new Greeks(0, 0, 0, 0);
    private static final double POINT = 0.01;

    /** What moves with the price alone, in proportion. */
    public static Greeks ofPrice(double deltaBtc) {
        return new Greeks(deltaBtc, 0, 0, 0);
    }

    /** One option on the forward, its sensitivities to the forward chained to spot by {@code F = S · growth}. */
    public static Greeks ofOption(Black76 market, double spotUsd, OptionKind kind, double strikeUsd) {
        double growth = market.forward() / spotUsd;
        return new Greeks(
                growth * market.delta(kind, strikeUsd),
                growth * growth * market.gamma(strikeUsd),
                POINT * market.vega(strikeUsd),
                0);
    }

    /** These and so many of the others. */
    public Greeks plus(Greeks other, double times) {
        return new Greeks(
                deltaBtc + times * other.deltaBtc,
                gammaBtcPerUsd + times * other.gammaBtcPerUsd,
                vegaUsd + times * other.vegaUsd,
                difficultyUsd + times * other.difficultyUsd);
    }
}
