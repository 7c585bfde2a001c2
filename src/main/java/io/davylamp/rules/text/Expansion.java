package io.davylamp.rules.text;

import io.davylamp.rules.RuleProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * A file's rules as DRL.
 *
 * @param path the file
 * @param drl its rules
 * @param origins where each line of the DRL comes from; empty where the file is DRL itself
 * @param rules how many rules the DRL must hold, so that no place for a value can begin another rule; -1 for DRL itself
 */
public record Expansion(String path, String drl, List<Origin> origins, int rules) {
    public Expansion {
        origins = List.copyOf(origins);
    }

    /** A file that is DRL itself. */
    public static Expansion of(String path, String drl) {
        return new Expansion(path, drl, List.of(), -1);
    }

    /** A file that holds no rules. */
    public static Expansion nothing(String path) {
        return of(path, "");
    }

    public boolean isEmpty() {
        return drl.isEmpty();
    }

    /** Where a line of the DRL comes from. */
    public Place place(int line) {
        return origin(line).place();
    }

    private Origin origin(int line) {
        return origins.isEmpty() || line < 1
                ? Origin.of(Place.line(path, line))
                : origins.get(Math.min(line, origins.size()) - 1);
    }

    /** The lines as their author wrote them; of a table, whose rules nobody wrote as lines, those of the DRL. */
    public List<String> written() {
        boolean sentences = !origins.isEmpty()
                && origins.stream().allMatch(it -> it.place().cell().isEmpty());
        return sentences
                ? origins.stream().map(Origin::value).toList()
                : drl.lines().toList();
    }

    /** A problem on a line of the DRL, reported where it has to be corrected. */
    public RuleProblem problem(int line, String rule, String message, String advice) {
        Origin origin = origin(line);
        Place place = origin.blamed(message);
        boolean ofRule = place.equals(origin.place());
        return new RuleProblem(place.file(), place.line(), place.cell(), ofRule ? rule : "", message, advice);
    }

    /** Collects lines of DRL with their origins. */
    public static final class Writer {
        private final StringBuilder drl = new StringBuilder();
        private final List<Origin> origins = new ArrayList<>();
        private int rules;

        public void line(String text, Origin origin) {
            drl.append(text).append('\n');
            origins.add(origin);
        }

        public void rule(String text, Origin origin) {
            line(text, origin);
            rules++;
        }

        /** Characters written so far. */
        public int length() {
            return drl.length();
        }

        public Expansion of(String path) {
            return new Expansion(path, drl.toString(), origins, rules);
        }
    }
}
