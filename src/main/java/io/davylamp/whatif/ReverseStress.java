package io.davylamp.whatif;

import io.davylamp.mining.Grade;
import io.davylamp.rules.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How little it takes to turn an operator's grade.
 *
 * @param at the moment judged
 * @param from its raw grade at that moment
 * @param target the grade asked for; empty for any worse one
 * @param jointShock how price and difficulty are moved together
 * @param tippingPoints one for each lever the operator has figures for, the nearest first by the share of the figure
 *     itself that has to change, those without any last; empty where there was nothing to look for
 * @param assumed what is taken for granted of its collateral; empty where nothing is
 * @param sentence all of it in words
 */
public record ReverseStress(
        Instant at,
        Grade from,
        Optional<Grade> target,
        JointShock jointShock,
        List<TippingPoint> tippingPoints,
        String assumed,
        String sentence) {
    private static final String ORDER =
            "Sorted by how much of the figure itself has to change, in percent; where two or more move together, their"
                    + " changes are added.";

    private static final Comparator<TippingPoint> NEAREST_FIRST = Comparator.comparingDouble(
            it -> it instanceof TippingPoint.Found found ? found.share() : Double.POSITIVE_INFINITY);

    public ReverseStress {
        tippingPoints = List.copyOf(tippingPoints);
    }

    /** Searches every lever of a scene. */
    public static ReverseStress of(Scene scene, Optional<Grade> target, JointShock jointShock, RuleSet rules) {
        Search search = new Search(scene, rules, target);
        Grade from = search.present();
        if (from == Grade.INDETERMINATE) {
            return nothing(
                    scene,
                    from,
                    target,
                    jointShock,
                    "The grade is INDETERMINATE: inputs are missing or stale, so no move can be found.");
        } else if (search.reachedAlready()) {
            return nothing(scene, from, target, jointShock, "The grade is already %s.".formatted(from));
        } else if (from == Grade.CAPITULATION) {
            return nothing(scene, from, target, jointShock, "The grade is CAPITULATION: there is none worse.");
        }
        List<TippingPoint> tippingPoints = Levers.of(
                        scene, jointShock, rules.policy().stress())
                .stream()
                .map(search::along)
                .sorted(NEAREST_FIRST)
                .toList();
        return new ReverseStress(
                scene.at(), from, target, jointShock, tippingPoints, assumed(scene, rules), sentence(tippingPoints));
    }

    private static ReverseStress nothing(
            Scene scene, Grade from, Optional<Grade> target, JointShock jointShock, String sentence) {
        return new ReverseStress(scene.at(), from, target, jointShock, List.of(), "", sentence);
    }

    private static String assumed(Scene scene, RuleSet rules) {
        return scene.pledgesMachines()
                ? String.format(
                        Locale.ROOT,
                        "Pledged machines move with hashprice, by %.2f %% for 1 %% of it.",
                        rules.policy().stress().machineElasticity())
                : "";
    }

    /** The moves found, the nearest first, as a page lists them. */
    public List<TippingPoint.Found> found() {
        return tippingPoints.stream()
                .filter(TippingPoint.Found.class::isInstance)
                .map(TippingPoint.Found.class::cast)
                .toList();
    }

    /** How the moves are sorted. */
    public String order() {
        return ORDER;
    }

    /** {@code Nearest: BTC −7.3 % → SEVERE. Farther: difficulty +8.0 % → SEVERE. No move within bounds: …} */
    private static String sentence(List<TippingPoint> tippingPoints) {
        List<String> found = new ArrayList<>();
        List<String> none = new ArrayList<>();
        for (TippingPoint point : tippingPoints) {
            if (point instanceof TippingPoint.Found it) {
                found.add("%s → %s".formatted(it.text(), it.grade()));
            } else {
                none.add(((TippingPoint.None) point).text());
            }
        }
        List<String> sentences = new ArrayList<>();
        if (!found.isEmpty()) {
            sentences.add("Nearest: %s.".formatted(found.get(0)));
        }
        if (found.size() > 1) {
            sentences.add("Farther: %s.".formatted(String.join("; ", found.subList(1, found.size()))));
        }
        if (!none.isEmpty()) {
            sentences.add("No move within bounds: %s.".formatted(String.join(", ", none)));
        }
        return sentences.isEmpty() ? "No figure is known that could be moved." : String.join(" ", sentences);
    }
}
