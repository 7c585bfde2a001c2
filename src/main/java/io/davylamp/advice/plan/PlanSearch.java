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
 * goes on by adding, taking away and exchanging lots, in ever smaller steps down to one, until nothing gets cheaper; and
 * from the best of few moves without adding others, since few orders are worth a little. A size is none, or
 * worth an order, and never more than may be done.
 */
final class PlanSearch {
    private static final int GRID = 12;
    private static final int STARTS = 2;
    private static final int FEW = 2;
    private static final int COARSEST = 16;
    private static final int FINER = 4;

    private final Goal goal;
    private final List<Move> moves;
    private final int sale;
    private final int[] most;
    private final int[] fewest;

    PlanSearch(Goal goal) {
        this.goal = goal;
        this.moves = goal.ledger().moves();
        this.sale = saleAmong(moves);
        this.most = moves.stream()
                .mapToInt(it -> (int) Math.min(
                        Integer.MAX_VALUE, Math.floor(it.most() / it.terms().lot() + 1e-9)))
                .toArray();
        this.fewest = moves.stream().mapToInt(this::fewest).toArray();
    }

    /** The fewest lots that are worth an order; one of what is done on site. */
    private int fewest(Move move) {
        double lotUsd = move.lotBtc(goal.ledger().outlook().days())
                * goal.ledger().outlook().spotUsd();
        double least = goal.leastOrderUsd();
        return lotUsd <= 0 ? 1 : (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.ceil(least / lotUsd - 1e-9)));
    }

    /**
     * A set tried.
     *
     * @param lots of each move
     * @param forbidden how far it is beyond what may be done; 0: it may be done
     * @param missing to the goal; 0: it is reached
     * @param countedUsd cost
     */
    record Found(int[] lots, double forbidden, double missing, double countedUsd) {
        /** What may be done first, then reached before not reached, what misses less, and what costs less. */
        static final Comparator<Found> BEST = Comparator.comparingDouble(Found::forbidden)
                .thenComparingDouble(Found::missing)
                .thenComparingDouble(Found::countedUsd);

        /** How many moves it takes. */
        int orders() {
            return (int) Arrays.stream(lots).filter(it -> it > 0).count();
        }
    }

    /** Sets found, best first; the first is the cheapest that reaches the goal, where any does. */
    List<Found> run() {
        List<Found> starts = new ArrayList<>();
        starts.add(of(new int[moves.size()]));
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
        starts.stream().limit(STARTS).forEach(it -> found.add(improve(it, false)));
        for (int orders = 1; orders <= FEW; orders++) {
            int few = orders;
            starts.stream().filter(it -> it.orders() == few).limit(STARTS).forEach(it -> found.add(improve(it, true)));
        }
        found.removeIf(it -> it.forbidden() > 0);
        found.sort(Found.BEST);
        for (List<Found> fewer = without(found.get(0)); !fewer.isEmpty(); fewer = without(fewer.get(0))) {
            found.addAll(fewer);
        }
        found.sort(Found.BEST);
        return found;
    }

    /** The best with one order less than a set has, each order left out in turn, best first. */
    private List<Found> without(Found whole) {
        List<Found> fewer = new ArrayList<>();
        for (int move = 0; move < whole.lots().length; move++) {
            if (move != sale && whole.lots()[move] > 0) {
                int[] lots = whole.lots().clone();
                lots[move] = 0;
                fewer.add(improve(complete(lots), true));
            }
        }
        fewer.removeIf(it -> it.forbidden() > 0);
        fewer.sort(Found.BEST);
        return fewer;
    }

    /** The best with the first of two on a grid, the second as small as may be. */
    private Found pair(int first, int second) {
        Found best = null;
        int[] none = new int[moves.size()];
        int top = allowed(none, first);
        for (int step = 1; step <= GRID; step++) {
            int[] lots = none.clone();
            lots[first] = worthAnOrder(first, (int) ((long) top * step / GRID), 1);
            Found found = least(lots, second);
            best = best == null || Found.BEST.compare(found, best) < 0 ? found : best;
        }
        return Objects.requireNonNull(best);
    }

    /** The set with the fewest lots of one move that bring cash flow to its target; all that are allowed where none do. */
    private Found least(int[] lots, int move) {
        int[] whole = lots.clone();
        whole[move] = 0;
        double[] others = goal.ledger().cashFlowUsd(sizes(whole));
        double[] gains = moves.get(move).each().gainUsd();
        double lot = moves.get(move).terms().lot();
        double[] flows = new double[others.length];
        int enough = first(allowed(whole, move), count -> {
            for (int i = 0; i < flows.length; i++) {
                flows[i] = others[i] + count * lot * gains[i];
            }
            return goal.cashFlowMissing(Scenarios.low(flows)) == 0;
        });
        whole[move] = worthAnOrder(move, enough, 1);
        return complete(whole);
    }

    /** The most lots of a move that may be done beside others, with all coins sold where that pays for it. */
    private int allowed(int[] lots, int move) {
        int[] whole = lots.clone();
        if (sale >= 0) {
            whole[sale] = most[sale];
        }
        int beyond = first(most[move], count -> {
            whole[move] = count + 1;
            return goal.forbidden(sizes(whole)) > 0;
        });
        return beyond < fewest[move] ? 0 : beyond;
    }

    /** A number of lots, brought to none or what is worth an order, by the way it is going. */
    private int worthAnOrder(int move, int lots, int way) {
        if (lots <= 0 || fewest[move] > most[move]) {
            return 0;
        }
        int least = way > 0 ? fewest[move] : 0;
        return lots < fewest[move] ? least : Math.min(lots, most[move]);
    }

    /** The set with as many coins sold as runway and cash ask for. */
    private Found complete(int[] lots) {
        int[] whole = lots.clone();
        if (sale >= 0) {
            whole[sale] = 0;
            whole[sale] = first(most[sale], count -> {
                whole[sale] = count;
                double[] sizes = sizes(whole);
                return goal.runwayMissing(sizes) + goal.forbidden(sizes) == 0;
            });
            whole[sale] = worthAnOrder(sale, whole[sale], 1);
        }
        return of(whole);
    }

    private Found of(int[] lots) {
        double[] sizes = sizes(lots);
        return new Found(
                lots, goal.forbidden(sizes), goal.missing(sizes), goal.ledger().countedUsd(sizes));
    }

    private double[] sizes(int[] lots) {
        double[] sizes = new double[lots.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = lots[i] * moves.get(i).terms().lot();
        }
        return sizes;
    }

    /** @param few whether only the moves it starts from may be used */
    private Found improve(Found start, boolean few) {
        Found best = start;
        for (int part = COARSEST; ; part *= FINER) {
            boolean finest = true;
            Found better = best;
            do {
                best = better;
                for (int up = 0; up < moves.size(); up++) {
                    if (few && start.lots()[up] == 0) {
                        continue;
                    }
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

    /**
     * The best of what is one step away in one move: less of it, more of it, more of it for less of another, and as much of
     * it as the goal asks for beside the others or beside less of one of them.
     */
    private Found nearby(Found from, Found best, int up, int step, int part) {
        Found better = best;
        if (up == sale) {
            return better;
        }
        better = better(better, shifted(from.lots(), up, -step, up, 0));
        Found filled = least(from.lots(), up);
        better = Found.BEST.compare(filled, better) < 0 ? filled : better;
        for (int down = 0; down < moves.size(); down++) {
            if (down != sale && (down == up || from.lots()[down] > 0)) {
                int less = down == up ? 0 : Math.max(1, most[down] / part);
                better = better(better, shifted(from.lots(), up, step, down, -less));
                if (less > 0) {
                    Found instead = least(shifted(from.lots(), down, -less, down, 0), up);
                    better = Found.BEST.compare(instead, better) < 0 ? instead : better;
                }
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
        shifted[first] = worthAnOrder(first, Math.min(most[first], shifted[first] + by), by);
        shifted[second] = worthAnOrder(second, Math.min(most[second], shifted[second] + also), also);
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
