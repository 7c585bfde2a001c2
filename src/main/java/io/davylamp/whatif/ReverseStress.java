package io.davylamp.whatif;

import io.davylamp.mining.Grade;
import io.davylamp.rules.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How little it takes to turn an operator's grade.
 *
 * @param at the moment judged
 * @param from its raw grade at that moment
 * @param target the grade asked for; empty for any worse one
 * @param jointShock how price and difficulty are moved together
 * @param tippingPoints one for each lever the operator has figures for; empty where there was nothing to look for
 * @param sentence all of it in words
 */
public record ReverseStress(
        Instant at,
        Grade from,
        Optional<Grade> target,
        JointShock jointShock,
        List<TippingPoint> tippingPoints,
        String sentence) {
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
        List<TippingPoint> tippingPoints =
                Levers.of(scene, jointShock).stream().map(search::along).toList();
        return new ReverseStress(scene.at(), from, target, jointShock, tippingPoints, sentence(tippingPoints));
    }

    private static ReverseStress nothing(
            Scene scene, Grade from, Optional<Grade> target, JointShock jointShock, String sentence) {
        return new ReverseStress(scene.at(), from, target, jointShock, List.of(), sentence);
    }

    /** The moves found, as a page lists them. */
    public List<TippingPoint.Found> found() {
        return tippingPoints.stream()
                .filter(TippingPoint.Found.class::isInstance)
                .map(TippingPoint.Found.class::cast)
                .toList();
    }

    /** {@code BTC −7.3 % or power +0.0110 USD/kWh → SEVERE. No move within bounds: block fees −100.0 %.} */
    private static String sentence(List<TippingPoint> tippingPoints) {
        Map<Grade, List<String>> moves = new LinkedHashMap<>();
        List<String> none = new ArrayList<>();
        for (TippingPoint point : tippingPoints) {
            if (point instanceof TippingPoint.Found found) {
                moves.computeIfAbsent(found.grade(), grade -> new ArrayList<>()).add(found.text());
            } else {
                none.add(((TippingPoint.None) point).text());
            }
        }
        List<String> sentences = new ArrayList<>();
        moves.forEach((grade, texts) -> sentences.add("%s → %s.".formatted(String.join(" or ", texts), grade)));
        if (!none.isEmpty()) {
            sentences.add("No move within bounds: %s.".formatted(String.join(", ", none)));
        }
        return sentences.isEmpty() ? "No figure is known that could be moved." : String.join(" ", sentences);
    }
}
