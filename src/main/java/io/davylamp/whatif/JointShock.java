package io.davylamp.whatif;

import io.davylamp.mining.DayCount;
import io.davylamp.mining.Range;

/**
 * How far price and difficulty move together: both by the same number k of their own standard deviations over a horizon,
 * {@code price × e^(−k σ_P √T)}, {@code difficulty × e^(k σ_D √T)}.
 *
 * @param volPrice volatility of the price, fraction a year
 * @param volDifficulty volatility of difficulty, fraction a year
 * @param days horizon
 */
public record JointShock(double volPrice, double volDifficulty, int days) {
    /** Where no option is quoted: about the mean of Bitcoin's implied volatility since 2021. House value. */
    public static final double USUAL_VOL_PRICE = 0.60;

    /** House value; difficulty moved by 10 to 15 % a year about its trend since 2020. */
    public static final double USUAL_VOL_DIFFICULTY = 0.12;

    public static final int USUAL_DAYS = 30;

    private static final double FARTHEST = 10;

    public JointShock {
        String advice = "Maybe it is a percentage: write 0.60 for 60 %.";
        Range.within("jointShock.volPrice", volPrice, 0.01, 5, advice);
        Range.within("jointShock.volDifficulty", volDifficulty, 0, 5, advice);
        Range.within("jointShock.days", days, 1, 365, "Maybe hours were given.");
    }

    /** The usual one, with the volatility the market quotes where it does. */
    public static JointShock usual(Scene scene) {
        double vol = scene.market().isPresent()
                ? scene.market().get().quotes().impliedVol().orElse(USUAL_VOL_PRICE)
                : USUAL_VOL_PRICE;
        return new JointShock(vol, USUAL_VOL_DIFFICULTY, USUAL_DAYS);
    }

    double priceChange(double k) {
        return Math.max(Shock.MIN_PRICE, Math.expm1(-k * volPrice * root()));
    }

    double difficultyChange(double k) {
        return Math.min(Shock.MAX_DIFFICULTY, Math.expm1(k * volDifficulty * root()));
    }

    /** The k at which either reaches the bound of a shock, 10 at most. */
    double most() {
        double byPrice = -Math.log1p(Shock.MIN_PRICE) / (volPrice * root());
        double byDifficulty =
                volDifficulty == 0 ? FARTHEST : Math.log1p(Shock.MAX_DIFFICULTY) / (volDifficulty * root());
        return Math.min(FARTHEST, Math.min(byPrice, byDifficulty));
    }

    private double root() {
        return Math.sqrt(days / DayCount.DAYS_PER_YEAR);
    }
}
