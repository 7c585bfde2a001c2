package io.davylamp.whatif;

import io.davylamp.assessment.Assessment;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks for the smallest move that turns a grade, by judging. The grade need not get worse steadily: the lever is
 * scanned from 0 in steps that widen with the distance; where between two steps other rules speak, the gap is looked into
 * again; where the grade is turned, the gap is halved. A tipping point that comes and goes between two steps with the
 * same rules firing at both is not seen: such a gap is a 20,000th of the bound wide at the start, a 70th at its end.
 */
final class Search {
    private static final int STEPS = 140;
    private static final int DEPTH = 6;
    private static final double PRECISION = 1e-9;

    private final Scene scene;
    private final RuleSet rules;
    private final Point start;
    private final Predicate<Grade> reached;

    /** @param target the grade to reach at least; empty for any worse than the present one */
    Search(Scene scene, RuleSet rules, Optional<Grade> target) {
        this.scene = scene;
        this.rules = rules;
        this.start = Point.of(0, scene.assessment(rules));
        this.reached = target.<Predicate<Grade>>map(it -> grade -> grade.atLeast(it))
                .orElse(grade -> grade.worseThan(start.grade()));
    }

    /** A place on a lever and what is said there. */
    private record Point(double distance, Grade grade, Set<String> ruleIds) {
        static Point of(double distance, Assessment assessment) {
            return new Point(
                    distance,
                    assessment.rawGrade(),
                    assessment.findings().stream().map(Finding::ruleId).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** The grade without any move. */
    Grade present() {
        return start.grade();
    }

    /** Whether the target is reached without any move. */
    boolean reachedAlready() {
        return reached.test(start.grade());
    }

    TippingPoint along(Lever lever) {
        Point before = start;
        for (int step = 1; step <= STEPS; step++) {
            double share = (double) step / STEPS;
            Point next = judge(lever, lever.most() * share * share);
            Optional<TippingPoint> point = between(lever, before, next, DEPTH);
            if (point.isPresent()) {
                return point.get();
            }
            before = next;
        }
        return new TippingPoint.None(
                lever.name(), lever.shock().apply(lever.most()), lever.text().apply(lever.most()));
    }

    /** The first tipping point after a point that has none, up to another. */
    private Optional<TippingPoint> between(Lever lever, Point low, Point high, int depth) {
        if (reached.test(high.grade())) {
            return Optional.of(halve(lever, low, high));
        }
        if (depth == 0 || low.ruleIds().equals(high.ruleIds())) {
            return Optional.empty();
        }
        Point middle = judge(lever, (low.distance() + high.distance()) / 2);
        return between(lever, low, middle, depth - 1).or(() -> between(lever, middle, high, depth - 1));
    }

    private TippingPoint halve(Lever lever, Point notYet, Point turned) {
        Point low = notYet;
        Point high = turned;
        while (high.distance() - low.distance() > PRECISION * lever.most()) {
            Point middle = judge(lever, (low.distance() + high.distance()) / 2);
            if (reached.test(middle.grade())) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return found(lever, low, high);
    }

    private TippingPoint found(Lever lever, Point low, Point high) {
        double rounded = lever.roundedOut(high.distance());
        boolean holds = judge(lever, rounded).grade() == high.grade();
        List<String> firing = high.ruleIds().stream()
                .filter(it -> !start.ruleIds().contains(it))
                .toList();
        return new TippingPoint.Found(
                lever.name(),
                lever.share().applyAsDouble(high.distance()),
                high.distance(),
                lever.shock().apply(high.distance()),
                lever.shock().apply(low.distance()),
                high.grade(),
                firing,
                lever.text().apply(holds ? rounded : high.distance()));
    }

    private Point judge(Lever lever, double distance) {
        return Point.of(
                distance, scene.under(lever.shock().apply(distance), rules).assessment(rules));
    }
}
