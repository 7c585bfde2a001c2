package io.davylamp.assessment;

import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import java.util.Arrays;
import java.util.List;

/**
 * The network's score and class of every day, written down a second time, plainly and apart from the product's code:
 * what the product is compared with. Classes are 0 NORMAL to 4 CAPITULATION, −1 where there is none.
 */
final class PlainNetworkClasses {
    private static final double[] ENTER = {20, 40, 60, 75};
    private static final double[] LEAVE = {0, 15, 35, 55, 70};

    final double[] score;
    final int[] grade;

    PlainNetworkClasses(MarketHistory history) {
        List<MarketDay> days = history.days();
        int n = days.size();
        score = new double[n];
        grade = new int[n];
        Arrays.fill(score, Double.NaN);
        Arrays.fill(grade, -1);
        double[] week = new double[n];
        double[] puell = new double[n];
        double[] ribbon = new double[n];
        for (int t = 0; t < n; t++) {
            int now = t;
            week[t] = t < 6 ? Double.NaN : average(7, k -> hashprice(days.get(now - k)));
            puell[t] = t < 364 ? Double.NaN : issued(days.get(t)) / average(365, k -> issued(days.get(now - k)));
            ribbon[t] = t < 59
                    ? Double.NaN
                    : average(30, k -> days.get(now - k).hashrateEh())
                            / average(60, k -> days.get(now - k).hashrateEh());
            if (t >= 1459 + 6) {
                score[t] = score(week, puell, ribbon, t);
            }
        }
        classify(ribbon);
    }

    private static double score(double[] week, double[] puell, double[] ribbon, int t) {
        double[] fourYears = Arrays.copyOfRange(week, t - 1459, t + 1);
        double rank = Arrays.stream(fourYears).filter(it -> it <= week[t]).count() / 1460.0;
        double highest = Arrays.stream(week, t - 364, t + 1).max().orElseThrow();
        double puell7 = average(7, k -> puell[t - k]);
        double s1 = clamp((0.25 - rank) / 0.25);
        double s2 = clamp((1 - puell7) / 0.5);
        double s3 = clamp((-0.05 - (week[t] / week[t - 90] - 1)) / 0.40);
        double s4 = clamp((-0.25 - (week[t] / highest - 1)) / 0.50);
        double s5 = clamp((1 - ribbon[t]) / 0.05);
        return 100 * (.25 * s1 + .25 * s2 + .20 * s3 + .15 * s4 + .15 * s5);
    }

    private void classify(double[] ribbon) {
        int current = -1;
        int up = 0;
        int lowest = 0;
        int down = 0;
        for (int t = 0; t < score.length; t++) {
            if (Double.isNaN(score[t])) {
                continue;
            }
            int raw = 0;
            while (raw < 4 && score[t] >= ENTER[raw]) {
                raw++;
            }
            if (raw == 4 && ribbon[t] >= 1 && current != 4) {
                raw = 3;
            }
            if (current < 0) {
                current = raw;
                grade[t] = current;
                continue;
            }
            if (raw > current) {
                lowest = up == 0 ? raw : Math.min(lowest, raw);
                up++;
                if (up == 2) {
                    current = lowest;
                    up = 0;
                }
            } else {
                up = 0;
            }
            down = score[t] < LEAVE[current] ? down + 1 : 0;
            if (down == 7) {
                current--;
                down = 0;
            }
            grade[t] = current;
        }
    }

    private interface Back {
        double at(int daysAgo);
    }

    private static double average(int count, Back value) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += value.at(k);
        }
        return sum / count;
    }

    private static double hashprice(MarketDay day) {
        double hashesPerBlock = day.difficulty() * Math.pow(2, 32);
        return 1e15 * 86400 / hashesPerBlock * (day.subsidyBtc() + day.feesBtcPerBlock()) * day.priceUsd();
    }

    private static double issued(MarketDay day) {
        return day.blocks() * day.subsidyBtc() * day.priceUsd();
    }

    private static double clamp(double value) {
        return Math.min(Math.max(value, 0), 1);
    }
}
