package io.davylamp.rules;

import com.github.difflib.UnifiedDiffUtils;
import io.davylamp.rules.diff.CaseChanges;
import io.davylamp.rules.diff.PolicyChanges;
import io.davylamp.rules.diff.RuleChanges;
import io.davylamp.rules.language.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two rulebooks: in meaning, and line by line.
 *
 * @param before the version compared with
 * @param after the version compared
 * @param changes the differences in meaning: rules by id, then the policy, then cases
 * @param problems what kept parts of either from being understood; those parts are compared as text only
 * @param text a unified diff of all files, empty where they are the same; of a very long one the beginning
 */
public record RulebookDiff(String before, String after, List<Change> changes, List<RuleProblem> problems, String text) {
    private static final int CONTEXT_LINES = 3;
    private static final int MAX_FILE_LINES = 5_000;
    private static final int LONGEST_LINE = 2_000;
    private static final int MAX_CHARACTERS = 2_000_000;

    public RulebookDiff {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /** Compares two rulebooks. */
    public static RulebookDiff between(RulebookSource before, RulebookSource after) {
        ParsedRulebook old = ParsedRulebook.of(before);
        ParsedRulebook fresh = ParsedRulebook.of(after);
        List<Change> changes = new ArrayList<>(rules(old, fresh));
        if (old.policy().isPresent() && fresh.policy().isPresent()) {
            changes.addAll(
                    PolicyChanges.between(old.policy().get(), fresh.policy().get()));
        }
        changes.addAll(CaseChanges.between(before, after));
        List<RuleProblem> problems = new ArrayList<>(old.problems());
        problems.addAll(fresh.problems());
        return new RulebookDiff(old.version(), fresh.version(), changes, problems, text(before, after));
    }

    private static List<Change> rules(ParsedRulebook before, ParsedRulebook after) {
        Map<String, Rule> old = byId(before);
        Map<String, Rule> fresh = byId(after);
        List<Change> changes = new ArrayList<>();
        for (String id : union(old.keySet(), fresh.keySet())) {
            Rule was = old.get(id);
            Rule is = fresh.get(id);
            if (was == null) {
                String name = Objects.requireNonNull(is).info().name();
                changes.add(Change.of(Change.Kind.RULE_ADDED, id, "rule", "", name));
            } else if (is == null) {
                changes.add(Change.of(
                        Change.Kind.RULE_REMOVED, id, "rule", was.info().name(), ""));
            } else {
                changes.addAll(RuleChanges.between(was, is));
            }
        }
        return changes;
    }

    private static Map<String, Rule> byId(ParsedRulebook rulebook) {
        return rulebook.understood().stream()
                .collect(Collectors.toMap(
                        it -> it.info().id(), Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    private static String text(RulebookSource before, RulebookSource after) {
        StringBuilder text = new StringBuilder();
        for (String path : union(before.files().keySet(), after.files().keySet())) {
            List<String> old = lines(before.files().get(path));
            List<String> fresh = lines(after.files().get(path));
            shown(
                    UnifiedDiffUtils.generateUnifiedDiff(
                            before.files().containsKey(path) ? "a/" + path : "/dev/null",
                            after.files().containsKey(path) ? "b/" + path : "/dev/null",
                            old,
                            LineDiff.between(old, fresh),
                            CONTEXT_LINES),
                    text);
        }
        return text.toString();
    }

    /** As many lines as a person reads; that there are more is said. */
    private static void shown(List<String> diff, StringBuilder text) {
        int line = 0;
        while (line < diff.size() && line < MAX_FILE_LINES && text.length() < MAX_CHARACTERS) {
            String it = diff.get(line++);
            text.append(it.length() > LONGEST_LINE ? it.substring(0, LONGEST_LINE) + "..." : it)
                    .append('\n');
        }
        if (line < diff.size()) {
            text.append("... and %,d more lines of this file, too many to show\n".formatted(diff.size() - line));
        }
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }
}
