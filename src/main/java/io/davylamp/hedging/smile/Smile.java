package io.davylamp.hedging.smile;

import java.util.Arrays;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The prices of all options of one expiry, forward 1, through some that are quoted: convex in the strike, without a kink
 * and, beyond the outer quotes, at the volatility of the nearest wherever that allows. Between two quotes stands a
 * {@link Piece}; at each quote the slope of the price is that of a parabola of volatility through it and its neighbours,
 * brought between the slopes to both.
 */
final class Smile implements Expiry {
    /** Prices below this, as a fraction of the forward, say nothing of volatility. */
    static final double NOTHING = 2e-13;
    /** How far from a neighbour's slope, as a share of the room there is, a slope has to stay. */
    private static final double APART = 1e-4;

    private static final double FAR_DEVIATIONS = 20;

    private final double[] k;
    private final double[] v;
    private final double[] quotedK;
    private final double[] quotedVariance;
    private final Piece[] pieces;

    private Smile(double[] k, double[] v, double[] quotedK, double[] quotedVariance, Piece[] pieces) {
        this.k = k;
        this.v = v;
        this.quotedK = quotedK;
        this.quotedVariance = quotedVariance;
        this.pieces = pieces;
    }

    /**
     * The smile through quotes, or through the nearest that do not contradict each other.
     *
     * @param variances total variance by log-moneyness, at least one
     */
    static Smile of(NavigableMap<Double, Double> variances) {
        return of(doubles(variances.keySet()), doubles(variances.values()));
    }

    private static double[] doubles(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Smile of(double[] k, double[] variance) {
        int[] worth = IntStream.range(0, k.length)
                .filter(i -> TotalVol.price(k[i], Math.sqrt(variance[i])) >= NOTHING)
                .toArray();
        double[] at = Arrays.stream(worth).mapToDouble(i -> k[i]).toArray();
        double[] given =
                Arrays.stream(worth).mapToDouble(i -> Math.sqrt(variance[i])).toArray();
        double[] v = free(at, given);
        double[] met = variance.clone();
        for (int i = 0; i < worth.length; i++) {
            met[worth[i]] = v[i] == given[i] ? variance[worth[i]] : v[i] * v[i];
        }
        return new Smile(at, v, k, met, at.length == 0 ? new Piece[0] : new Knots(at, v).pieces());
    }

    /** Total volatilities at which no prices contradict each other; those given, where none do. */
    private static double[] free(double[] k, double[] v) {
        int n = k.length;
        double[] x = new double[n];
        double[] calls = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.exp(k[i]);
            calls[i] = TotalVol.price(k[i], v[i]) + (k[i] < 0 ? 1 - x[i] : 0);
        }
        double[] nearest = n == 0 ? calls : ConvexPrices.nearest(x, calls, farthest(x[n - 1], v[n - 1]));
        double[] free = v.clone();
        for (int i = 0; i < n; i++) {
            if (nearest[i] != calls[i]) {
                double price = nearest[i] - (k[i] < 0 ? 1 - x[i] : 0);
                free[i] = TotalVol.of(k[i], Math.max(price, NOTHING), v[i]);
            }
        }
        return free;
    }

    /** Where even a fat tail's call costs nothing: its mean over the last strike is not as far. */
    private static double farthest(double x, double v) {
        return x * (1 + FAR_DEVIATIONS * v);
    }

    @Override
    public double price(double logMoneyness) {
        if (pieces.length == 0) {
            return TotalVol.price(logMoneyness, Math.sqrt(plain(logMoneyness)));
        }
        int found = Arrays.binarySearch(k, logMoneyness);
        Piece piece = pieces[found >= 0 ? found : -found - 1];
        double x = Math.exp(logMoneyness);
        return logMoneyness >= 0 ? piece.call(x, logMoneyness) : piece.put(x, logMoneyness);
    }

    @Override
    public double variance(double logMoneyness) {
        int quoted = Arrays.binarySearch(quotedK, logMoneyness);
        if (quoted >= 0) {
            return quotedVariance[quoted];
        }
        double plain = plain(logMoneyness);
        double price = price(logMoneyness);
        if (price < NOTHING) {
            return plain;
        }
        double total = TotalVol.of(logMoneyness, price, Math.sqrt(plain));
        return total * total;
    }

    /** A guess: linear between the quotes, flat outside. */
    private double plain(double at) {
        int found = Arrays.binarySearch(quotedK, at);
        int right = found >= 0 ? found : -found - 1;
        if (right == 0 || right == quotedK.length) {
            return quotedVariance[right == 0 ? 0 : right - 1];
        }
        double share = (at - quotedK[right - 1]) / (quotedK[right] - quotedK[right - 1]);
        return quotedVariance[right - 1] + share * (quotedVariance[right] - quotedVariance[right - 1]);
    }

    @Override
    public double[] knots() {
        return DoubleStream.concat(
                        Arrays.stream(k),
                        Arrays.stream(pieces).mapToDouble(it -> Math.log(it.at().x())))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Strikes, prices and slopes, from which the pieces between them are made. */
    private static final class Knots {
        private final int n;
        private final double[] k;
        private final double[] v;
        private final double[] x;
        private final double[] call;
        private final double[] put;

        Knots(double[] k, double[] v) {
            this.n = k.length;
            this.k = k;
            this.v = v;
            this.x = new double[n];
            this.call = new double[n];
            this.put = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = Math.exp(k[i]);
                double otm = TotalVol.price(k[i], v[i]);
                call[i] = k[i] >= 0 ? otm : otm + 1 - x[i];
                put[i] = k[i] >= 0 ? otm - 1 + x[i] : otm;
            }
        }

        Piece[] pieces() {
            Piece.Tail[] puts = new Piece.Tail[n];
            Piece.Tail[] calls = new Piece.Tail[n];
            for (int i = 0; i < n; i++) {
                boolean upper = k[i] >= 0;
                double mass = upper ? upperMass(i) : lowerMass(i);
                puts[i] = new Piece.Tail(put[i], upper ? 1 - mass : mass);
                calls[i] = new Piece.Tail(call[i], upper ? mass : 1 - mass);
            }
            Piece[] pieces = new Piece[n + 1];
            pieces[0] = Piece.of(
                    0, x[0], v[0], puts[0].mass(), x[0] - put[0] / puts[0].mass(), Piece.Tail.NOTHING, calls[0]);
            for (int i = 1; i < n; i++) {
                pieces[i] = between(i - 1, puts, calls);
            }
            pieces[n] = Piece.of(
                    x[n - 1],
                    Double.POSITIVE_INFINITY,
                    v[n - 1],
                    calls[n - 1].mass(),
                    x[n - 1] + call[n - 1] / calls[n - 1].mass(),
                    puts[n - 1],
                    Piece.Tail.NOTHING);
            return pieces;
        }

        private Piece between(int i, Piece.Tail[] puts, Piece.Tail[] calls) {
            double width = x[i + 1] - x[i];
            boolean upper = k[i] >= 0;
            double mass;
            double over; // how far the mean is from the upper strike, times the mass
            if (upper) {
                mass = calls[i].mass() - calls[i + 1].mass();
                over = (calls[i].mass() - fallingBy(i)) * width;
            } else if (k[i + 1] < 0) {
                mass = puts[i + 1].mass() - puts[i].mass();
                over = (risingBy(i) - puts[i].mass()) * width;
            } else {
                mass = 1 - puts[i].mass() - calls[i + 1].mass();
                over = (risingBy(i) - puts[i].mass()) * width;
            }
            double share = mass > 0 ? Math.min(1, Math.max(0, over / (mass * width))) : 0.5;
            return Piece.of(
                    x[i], x[i + 1], (v[i] + v[i + 1]) / 2, mass, x[i + 1] - share * width, puts[i], calls[i + 1]);
        }

        /** How steeply calls fall to the next strike; after the last to nothing, far out. */
        private double fallingBy(int i) {
            return i == n - 1 ? call[i] / (farthest(x[i], v[i]) - x[i]) : (call[i] - call[i + 1]) / (x[i + 1] - x[i]);
        }

        /** How steeply puts rise to the next strike; to the first from nothing. */
        private double risingBy(int i) {
            return i < 0 ? put[0] / x[0] : i == n - 1 ? 1 : (put[i + 1] - put[i]) / (x[i + 1] - x[i]);
        }

        private double upperMass(int i) {
            double mass = FastNormal.below(-k[i] / v[i] - v[i] / 2) - skew(i);
            return within(mass, fallingBy(i), i == 0 ? 1 - risingBy(-1) : fallingBy(i - 1));
        }

        private double lowerMass(int i) {
            double mass = FastNormal.below(k[i] / v[i] + v[i] / 2) + skew(i);
            return within(mass, risingBy(i - 1), risingBy(i));
        }

        private static double within(double mass, double least, double most) {
            double room = Math.max(0, most - least);
            return Math.min(most - APART * room, Math.max(least + APART * room, mass));
        }

        /** What the slope of volatility adds to that of the price, by the parabola through a knot and its neighbours. */
        private double skew(int i) {
            if (i == 0 || i == n - 1) {
                return 0;
            }
            double left = k[i] - k[i - 1];
            double right = k[i + 1] - k[i];
            double slope = ((v[i] - v[i - 1]) / left * right + (v[i + 1] - v[i]) / right * left) / (left + right);
            return TotalVol.vega(k[i], v[i]) * slope / x[i];
        }
    }
}
