package io.davylamp.hedging.smile;

/**
 * Prices between two strikes of one expiry, forward 1. The density of the price at expiry is a lognormal one, of a total
 * volatility v, times one factor below a strike ξ and another from there on. The factors are chosen so that the piece
 * has a given mass and a given mean; as ξ is that mean, neither can be negative, so that no butterfly is below zero,
 * whatever is given. Where the options around cost what Black's formula says for v, both factors are 1 and so does the
 * piece.
 *
 * @param low lower strike; 0 for the first piece
 * @param at ξ
 * @param high upper strike; infinite for the last
 * @param v total volatility of the lognormal density
 * @param below factor below ξ
 * @param above factor from ξ on
 * @param put price of the put struck at {@code low}, and the mass below it
 * @param call price of the call struck at {@code high}, and the mass above it
 */
record Piece(Cut low, Cut at, Cut high, double v, double below, double above, Tail put, Tail call) {
    /** How far inside the piece ξ is at least, as a share of its width. */
    private static final double INSIDE = 1e-8;

    /** An option at one end of a piece. */
    record Tail(double price, double mass) {
        static final Tail NOTHING = new Tail(0, 0);
    }

    /**
     * A strike, and the lognormal density's mass and first moment beyond it on either side; the small one of the two is
     * exact.
     */
    record Cut(double x, double massAbove, double momentAbove, double massBelow, double momentBelow) {
        static Cut of(double x, double v) {
            if (x == 0) {
                return new Cut(0, 1, 1, 0, 0);
            } else if (x == Double.POSITIVE_INFINITY) {
                return new Cut(x, 0, 0, 1, 1);
            }
            double d = Math.log(x) / v;
            return new Cut(
                    x,
                    FastNormal.below(-d - v / 2),
                    FastNormal.below(-d + v / 2),
                    FastNormal.below(d + v / 2),
                    FastNormal.below(d - v / 2));
        }
    }

    /**
     * A piece of so much mass around a mean.
     *
     * @param mass probability of ending between the strikes; of 0 or less nothing is there
     * @param mean where in the mean it then ends, between the strikes
     */
    static Piece of(double low, double high, double v, double mass, double mean, Tail put, Tail call) {
        double room = high == Double.POSITIVE_INFINITY ? mean - low : high - low;
        Cut from = Cut.of(low, v);
        Cut at = Cut.of(Math.max(low + INSIDE * room, Math.min(high - INSIDE * room, mean)), v);
        Cut to = Cut.of(high, v);
        boolean upper = low >= 1;
        double lower = mass(from, at, upper);
        double rest = mass(at, to, upper);
        double lowerMean = moment(from, at, upper) / lower;
        double restMean = moment(at, to, upper) / rest;
        double width = restMean - lowerMean;
        if (!(mass > 0 && width > 0 && lower > 0 && rest > 0)) {
            return new Piece(from, at, to, v, 0, 0, put, call);
        }
        double below = mass * Math.max(0, restMean - mean) / (lower * width);
        double above = mass * Math.max(0, mean - lowerMean) / (rest * width);
        return new Piece(from, at, to, v, below, above, put, call);
    }

    /** What a call struck in this piece costs. */
    double call(double x, double k) {
        double mass = FastNormal.below(-k / v - v / 2);
        double moment = FastNormal.below(-k / v + v / 2);
        double beyond = call.mass() == 0 ? call.price() : call.price() + (high.x() - x) * call.mass();
        double rest = at.massAbove() - high.massAbove();
        double restMoment = at.momentAbove() - high.momentAbove();
        return x >= at.x()
                ? beyond + above * (moment - high.momentAbove() - x * (mass - high.massAbove()))
                : beyond
                        + below * (moment - at.momentAbove() - x * (mass - at.massAbove()))
                        + above * (restMoment - x * rest);
    }

    /** What a put struck in this piece costs. */
    double put(double x, double k) {
        double mass = FastNormal.below(k / v + v / 2);
        double moment = FastNormal.below(k / v - v / 2);
        double beyond = put.price() + (x - low.x()) * put.mass();
        double rest = at.massBelow() - low.massBelow();
        double restMoment = at.momentBelow() - low.momentBelow();
        return x <= at.x()
                ? beyond + below * (x * (mass - low.massBelow()) - (moment - low.momentBelow()))
                : beyond
                        + above * (x * (mass - at.massBelow()) - (moment - at.momentBelow()))
                        + below * (x * rest - restMoment);
    }

    private static double mass(Cut from, Cut to, boolean upper) {
        return upper ? from.massAbove() - to.massAbove() : to.massBelow() - from.massBelow();
    }

    private static double moment(Cut from, Cut to, boolean upper) {
        return upper ? from.momentAbove() - to.momentAbove() : to.momentBelow() - from.momentBelow();
    }
}
