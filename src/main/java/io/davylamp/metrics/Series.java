package io.davylamp.metrics;

/** What a daily series says: means, deviations, ranks, regressions. Windows end with the value asked for. */
public final class Series {
    private Series() {}

    /**
     * The mean of a window, summed with Kahan's correction: of a constant figure every window then has the same
     * mean to the last bit, and a ribbon of such a hashrate is not inverted by a rounding.
     */
    public static double mean(double[] values, int last, int count) {
        double sum = 0;
        double lost = 0;
        for (int j = last - count + 1; j <= last; j++) {
            double next = values[j] - lost;
            double rounded = sum + next;
            lost = (rounded - sum) - next;
            sum = rounded;
        }
        return sum / count;
    }

    public static double mean(double... values) {
        return mean(values, values.length - 1, values.length);
    }

    /** Sample standard deviation: by n − 1. */
    public static double sampleDeviation(double... values) {
        return Math.sqrt(squares(values) / (values.length - 1));
    }

    /** Standard deviation of the whole: by n. */
    public static double deviation(double... values) {
        return Math.sqrt(squares(values) / values.length);
    }

    /** Share of a window's values at or below the last, that included. */
    public static double rank(double[] values, int last, int count) {
        int atOrBelow = 0;
        for (int j = last - count + 1; j <= last; j++) {
            if (values[j] <= values[last]) {
                atOrBelow++;
            }
        }
        return (double) atOrBelow / count;
    }

    /** Σ (x − mean x)(y − mean y). */
    public static double products(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum;
    }

    private static double squares(double[] values) {
        return products(values, values);
    }
}
