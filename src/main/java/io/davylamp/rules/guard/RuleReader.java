package io.davylamp.rules.guard;

import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.text.Expansion;
import io.davylamp.rules.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads the rules of a file that was expanded to DRL: parsed by the engine's grammar, and passed by the {@link Guard}. */
public final class RuleReader {
    private final DrlFile file;
    private final List<RuleProblem> problems;
    private final List<Rule> rules = new ArrayList<>();

    private RuleReader(DrlFile file, List<RuleProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The rules that can be understood; what is wrong with the others is added to the problems. */
    public static List<Rule> read(Expansion expansion, List<RuleProblem> problems) {
        try {
            RuleReader reader = new RuleReader(DrlFile.of(expansion), problems);
            reader.read();
            return reader.rules;
        } catch (Refusal e) {
            problems.add(e.in(expansion, DrlFile.ruleAt(expansion.drl(), e.line())));
            return List.of();
        }
    }

    private void read() {
        Optional<PackageDescr> parsed = file.parse(problems);
        if (parsed.isEmpty()) {
            return;
        }
        problems.addAll(Guard.checkFile(file, parsed.get()));
        checkExpected(parsed.get().getRules().size());
        for (RuleDescr rule : parsed.get().getRules()) {
            try {
                rules.add(Guard.read(file, rule));
            } catch (Refusal e) {
                add(e.in(file.source(), rule.getName()));
            } catch (RuntimeException | StackOverflowError e) {
                add(file.source()
                        .problem(
                                rule.getLine(),
                                rule.getName(),
                                "the rule cannot be understood (%s).".formatted(e),
                                "Maybe write it more simply."));
            }
        }
    }

    /** A table's row and a rule in sentences are one rule each, whatever their words expand to. */
    private void checkExpected(int found) {
        int expected = file.source().rules();
        if (expected >= 0 && expected != found) {
            problems.add(
                    file.source()
                            .problem(
                                    1,
                                    "",
                                    "it expands to %d rules, but states %d.".formatted(found, expected),
                                    "Maybe the head of a column, or a line of the vocabulary, holds more than a piece of a rule."));
        }
    }

    /** What is wrong with the head of a column is reported once, not for each of its rows. */
    private void add(RuleProblem problem) {
        if (!problem.rule().isEmpty() || !problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
