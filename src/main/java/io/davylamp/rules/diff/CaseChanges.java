package io.davylamp.rules.diff;

import io.davylamp.rules.Change;
import io.davylamp.rules.Change.Kind;
import io.davylamp.rules.RuleCase;
import io.davylamp.rules.RuleCases;
import io.davylamp.rules.RulebookSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Which cases came, went or say something else. */
public final class CaseChanges {
    private CaseChanges() {}

    public static List<Change> between(RulebookSource before, RulebookSource after) {
        Map<String, RuleCase> old = byName(before);
        Map<String, RuleCase> fresh = byName(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(fresh.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            RuleCase was = old.get(name);
            RuleCase is = fresh.get(name);
            if (was == null) {
                String file = Objects.requireNonNull(is).file();
                changes.add(Change.of(Kind.CASE_ADDED, name, file, "", file));
            } else if (is == null) {
                changes.add(Change.of(Kind.CASE_REMOVED, name, was.file(), was.file(), ""));
            } else {
                String parts = parts(was, is);
                if (!parts.isEmpty()) {
                    changes.add(Change.of(Kind.CASE, name, parts, expected(was), expected(is)));
                }
            }
        }
        return changes;
    }

    /** Cases by file and name; of several of one name in a file, each by its number, too. */
    private static Map<String, RuleCase> byName(RulebookSource source) {
        Map<String, RuleCase> cases = new LinkedHashMap<>();
        for (RuleCase it : RuleCases.read(source, new ArrayList<>())) {
            String name = "%s \"%s\"".formatted(it.file(), it.name());
            String free = name;
            for (int number = 2; cases.containsKey(free); number++) {
                free = name + " #" + number;
            }
            cases.put(free, it);
        }
        return cases;
    }

    private static String parts(RuleCase before, RuleCase after) {
        List<String> parts = new ArrayList<>();
        if (!before.facts().equals(after.facts())) {
            parts.add("its facts");
        }
        if (!expected(before).equals(expected(after))) {
            parts.add("what it expects");
        }
        return String.join(" and ", parts);
    }

    private static String expected(RuleCase it) {
        StringBuilder expected = new StringBuilder();
        it.grade().ifPresent(grade -> expected.append(grade).append(' '));
        it.flags().ifPresent(flags -> expected.append("flags ").append(flags).append(' '));
        it.hedges()
                .ifPresent(hedges -> expected.append("hedges ").append(hedges).append(' '));
        if (!it.expect().isEmpty()) {
            expected.append("fires ").append(it.expect()).append(' ');
        }
        if (!it.expectNot().isEmpty()) {
            expected.append("silent ").append(it.expectNot()).append(' ');
        }
        it.says().forEach(said -> expected.append('"').append(said).append("\" "));
        return expected.toString().strip();
    }
}
