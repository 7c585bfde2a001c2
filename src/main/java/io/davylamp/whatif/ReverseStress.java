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
 * @param ray how price and difficulty are moved together
 * @param turns one for each lever the operator has figures for; empty where there was nothing to look for
 * @param sentence all of it in words
 */
public record ReverseStress(
        Instant at, Grade from, Optional<Grade> target, Ray ray, List<Turn> turns, String sentence) {
    public ReverseStress {
        turns = List.copyOf(turns);
    }

    /** Searches every lever of a scene. */
    public static ReverseStress of(Scene scene, Optional<Grade> target, Ray ray, RuleSet rules) {
        Search search = new Search(scene, rules, target);
        Grade from = search.present();
        if (from == Grade.INDETERMINATE) {
            return nothing(
                    scene,
                    from,
                    target,
                    ray,
                    "The grade is INDETERMINATE: inputs are missing or stale, so no move can be computed.");
        } else if (search.reachedAlready()) {
            return nothing(scene, from, target, ray, "The grade is %s already.".formatted(from));
        } else if (from == Grade.CAPITULATION) {
            return nothing(scene, from, target, ray, "The grade is CAPITULATION: there is none worse.");
        }
        List<Turn> turns = Levers.of(scene, ray).stream().map(search::along).toList();
        return new ReverseStress(scene.at(), from, target, ray, turns, sentence(turns));
    }

    private static ReverseStress nothing(Scene scene, Grade from, Optional<Grade> target, Ray ray, String sentence) {
        return new ReverseStress(scene.at(), from, target, ray, List.of(), sentence);
    }

    /** The moves found, as a page lists them. */
    public List<Turn.Found> found() {
        return turns.stream()
                .filter(Turn.Found.class::isInstance)
                .map(Turn.Found.class::cast)
                .toList();
    }

    /** {@code BTC −7.3 % or power +0.0110 USD/kWh → SEVERE. No move within bounds: block fees −100.0 %.} */
    private static String sentence(List<Turn> turns) {
        Map<Grade, List<String>> moves = new LinkedHashMap<>();
        List<String> none = new ArrayList<>();
        for (Turn turn : turns) {
            if (turn instanceof Turn.Found found) {
                moves.computeIfAbsent(found.grade(), grade -> new ArrayList<>()).add(found.text());
            } else {
                none.add(((Turn.None) turn).text());
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
