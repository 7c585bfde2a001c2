package io.davylamp.advice.plan;

import io.davylamp.mining.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * Searches sizes, in lots, that reach a goal at least cost. Cost and limits are linear in the sizes and the targets are
 * two, so a cheapest set needs few moves: every move alone and every pair is tried, one of the pair on a grid and the
 * other as small as the goal lets it be, with coins sold for what runway is then missing. From the best of these it
 * goes on by adding, taking away and exchanging lots, in ever smaller steps down to one, until nothing gets cheaper.
 */
final class PlanSearch {
    private static final int GRID = 12;
    private static final int STARTS = 3;
    private static final int COARSEST = 16;

    private final Goal goal;
    private final List<Move> moves;
    private final int sale;
    private final int[] most;

    PlanSearch(Goal goal) {
        this.goal = goal;
        this.moves = goal.ledger().moves();
        this.sale = saleAmong(moves);
        this.most = moves.stream()
                .mapToInt(it -> (int) Math.min(
                        Integer.MAX_VALUE, Math.floor(it.most() / it.terms().lot() + 1e-9)))
                .toArray();
    }

    /**
     * A set tried.
     *
     * @param lots of each move
     * @param missing to the goal; 0: it is reached
     * @param countedUsd cost
     */
    record Found(int[] lots, double missing, double countedUsd) {
        /** Reached before not reached, then what misses less, then what costs less. */
        static final Comparator<Found> BEST =
                Comparator.comparingDouble(Found::missing).thenComparingDouble(Found::countedUsd);

        /** How many moves it takes. */
        int orders() {
            return (int) Arrays.stream(lots).filter(it -> it > 0).count();
        }
    }

    /** Sets found, best first; the first is the cheapest that reaches the goal, where any does. */
    List<Found> run() {
        List<Found> starts = new ArrayList<>();
        starts.add(complete(new int[moves.size()]));
        for (int first = 0; first < moves.size(); first++) {
            if (first != sale) {
                starts.add(least(new int[moves.size()], first));
                for (int second = 0; second < moves.size(); second++) {
                    if (second != sale && second != first) {
                        starts.add(pair(first, second));
                    }
                }
            }
        }
        starts.sort(Found.BEST);
        List<Found> found = new ArrayList<>(starts);
        starts.stream().limit(starts.get(0).missing() > 0 ? 1 : STARTS).forEach(it -> found.add(improve(it)));
        found.sort(Found.BEST);
        return found;
    }

    /** The best with the first of two on a grid, the second as small as may be. */
    private Found pair(int first, int second) {
        Found best = null;
        for (int step = 1; step <= GRID; step++) {
            int[] lots = new int[moves.size()];
            lots[first] = (int) ((long) most[first] * step / GRID);
            Found found = least(lots, second);
            best = best == null || Found.BEST.compare(found, best) < 0 ? found : best;
        }
        return Objects.requireNonNull(best);
    }

    /** The set with the fewest lots of one move that bring cash flow to its target; all of them where none do. */
    private Found least(int[] lots, int move) {
        int[] whole = lots.clone();
        whole[move] = 0;
        double[] others = goal.ledger().cashFlowUsd(sizes(whole));
        double[] gains = moves.get(move).each().gainUsd();
        double lot = moves.get(move).terms().lot();
        double[] flows = new double[others.length];
        whole[move] = first(most[move], count -> {
            for (int i = 0; i < flows.length; i++) {
                flows[i] = others[i] + count * lot * gains[i];
            }
            return goal.cashFlowMissing(Scenarios.low(flows)) == 0;
        });
        return complete(whole);
    }

    /** The set with as many coins sold as runway and cash ask for. */
    private Found complete(int[] lots) {
        int[] whole = lots.clone();
        if (sale >= 0) {
            whole[sale] = 0;
            whole[sale] = first(most[sale], count -> {
                whole[sale] = count;
                double[] sizes = sizes(whole);
                return goal.runwayMissing(sizes) + goal.beyondCash(sizes) == 0;
            });
        }
        return of(whole);
    }

    private Found of(int[] lots) {
        double[] sizes = sizes(lots);
        return new Found(lots, goal.missing(sizes), goal.ledger().countedUsd(sizes));
    }

    private double[] sizes(int[] lots) {
        double[] sizes = new double[lots.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = lots[i] * moves.get(i).terms().lot();
        }
        return sizes;
    }

    private Found improve(Found start) {
        Found best = start;
        for (int part = COARSEST; ; part *= 2) {
            boolean finest = true;
            Found better = best;
            do {
                best = better;
                for (int up = 0; up < moves.size(); up++) {
                    int step = Math.max(1, most[up] / part);
                    finest &= step == 1;
                    better = nearby(best, better, up, step, part);
                }
            } while (Found.BEST.compare(better, best) < 0);
            if (finest) {
                return best;
            }
        }
    }

    /** The best of what is one step away in one move: less of it, more of it, and more of it for less of another. */
    private Found nearby(Found from, Found best, int up, int step, int part) {
        Found better = best;
        if (up == sale) {
            return better;
        }
        better = better(better, shifted(from.lots(), up, -step, up, 0));
        for (int down = 0; down < moves.size(); down++) {
            if (down != sale && (down == up || from.lots()[down] > 0)) {
                int less = down == up ? 0 : Math.max(1, most[down] / part);
                better = better(better, shifted(from.lots(), up, step, down, -less));
            }
        }
        return better;
    }

    private Found better(Found best, int[] lots) {
        if (Arrays.equals(lots, best.lots())) {
            return best;
        }
        Found found = complete(lots);
        return Found.BEST.compare(found, best) < 0 ? found : best;
    }

    private int[] shifted(int[] lots, int first, int by, int second, int also) {
        int[] shifted = lots.clone();
        shifted[first] = Math.max(0, Math.min(most[first], shifted[first] + by));
        shifted[second] = Math.max(0, Math.min(most[second], shifted[second] + also));
        return shifted;
    }

    /**
     * The smallest count up to the most that passes a test which passes from some count on; the most where none does.
     */
    private static int first(int most, IntPredicate passes) {
        int from = 0;
        int to = most;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (passes.test(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    private static int saleAmong(List<Move> moves) {
        for (int i = 0; i < moves.size(); i++) {
            if (moves.get(i).instrument() == Instrument.SELL_TREASURY) {
                return i;
            }
        }
        return -1;
    }
}
