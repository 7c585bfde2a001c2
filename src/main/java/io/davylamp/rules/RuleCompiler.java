package io.davylamp.rules;

import io.davylamp.rules.engine.BuildCost;
import io.davylamp.rules.engine.CompiledRules;
import io.davylamp.rules.engine.DrlWriter;
import io.davylamp.rules.format.RuleFormat;
import io.davylamp.rules.guard.Editions;
import io.davylamp.rules.guard.Guard;
import io.davylamp.rules.guard.RuleReader;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.lint.Calm;
import io.davylamp.rules.policy.PolicyFile;
import io.davylamp.rules.text.Expansion;
import io.davylamp.rules.text.FirstProblems;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compiles a rulebook: expand every file to DRL → parse → {@link Guard} → check what rules owe each other → write
 * what was understood → build. All problems are reported at once; while there is one, nothing is built.
 */
public final class RuleCompiler {
    private static final int MAX_RULES = 2_000;

    private final RulebookSource source;
    private final FirstProblems problems = new FirstProblems();
    private final List<Rule> rules = new ArrayList<>();

    private RuleCompiler(RulebookSource source) {
        this.source = source;
    }

    /** Reads and compiles a folder. */
    public static Compilation compile(Path folder) {
        try {
            return compile(RulebookSource.read(folder));
        } catch (UnreadableRulebook e) {
            return new Compilation.Refused(e.problems());
        }
    }

    /** Compiles a rulebook. It never throws for what is in one. */
    public static Compilation compile(RulebookSource source) {
        return build(understand(source));
    }

    /** Reads a rulebook without building it: what it says, and what is wrong with it. */
    static ParsedRulebook understand(RulebookSource source) {
        return new RuleCompiler(source).understand();
    }

    private ParsedRulebook understand() {
        Optional<RulebookPolicy> policy = PolicyFile.read(source, problems);
        source.files().keySet().forEach(this::file);
        checkUnique("@id", RuleInfo::id, "Maybe take the next free one.");
        checkUnique("name", RuleInfo::name, "Maybe say in it what sets this rule apart.");
        checkNumber();
        BuildCost.check(rules, problems);
        policy.ifPresent(it -> checkEdition(it.edition()));
        return new ParsedRulebook(source.version(), policy, rules, problems.reported());
    }

    /** Builds a rulebook that was understood. */
    static Compilation build(ParsedRulebook understood) {
        return understood.policy().isEmpty() || !understood.problems().isEmpty()
                ? new Compilation.Refused(understood.problems())
                : build(understood, understood.policy().get());
    }

    private void file(String path) {
        Expansion expansion;
        try {
            expansion = RuleFormat.expand(path, source.files(), problems);
        } catch (Refusal e) {
            problems.add(e.in(path, ""));
            return;
        } catch (RuntimeException | StackOverflowError e) {
            problems.add(RuleProblem.inFile(
                    path, "the file cannot be understood (%s).".formatted(e), "Maybe write it more simply."));
            return;
        }
        if (!expansion.isEmpty()) {
            rules.addAll(RuleReader.read(expansion, problems));
        }
    }

    /** What the edition does not have, and, from the second on, calm that can stand beside an alarm. */
    private void checkEdition(int edition) {
        Editions.check(rules, edition, problems);
        if (edition > 1) {
            Calm.besideAlarm(rules).forEach(it -> {
                RuleInfo info = it.calm().info();
                problems.add(
                        new RuleProblem(info.file(), info.line(), info.cell(), info.name(), it.message(), it.advice()));
            });
        }
    }

    private void checkUnique(String what, Function<RuleInfo, String> label, String advice) {
        Map<String, RuleInfo> seen = new HashMap<>();
        for (Rule rule : rules) {
            RuleInfo info = rule.info();
            RuleInfo first = seen.putIfAbsent(label.apply(info), info);
            if (first != null) {
                problems.add(new RuleProblem(
                        info.file(),
                        info.line(),
                        info.cell(),
                        info.name(),
                        "its %s '%s' is also that of the rule in %s.".formatted(what, label.apply(info), first.place()),
                        advice));
            }
        }
    }

    private void checkNumber() {
        if ((rules.isEmpty() && problems.isEmpty()) || rules.size() > MAX_RULES) {
            Place place = rules.isEmpty()
                    ? Place.line(PolicyFile.NAME, 0)
                    : rules.get(MAX_RULES).place();
            problems.add(new RuleProblem(
                    place.file(),
                    place.line(),
                    place.cell(),
                    "",
                    "the rulebook has %d rules; allowed is 1 to %d.".formatted(rules.size(), MAX_RULES),
                    "Maybe the folder is the wrong one."));
        }
    }

    /** The engine's builder may fail in any way; whatever it throws, nothing is published. */
    @SuppressWarnings("CatchingUnchecked")
    private static Compilation build(ParsedRulebook understood, RulebookPolicy policy) {
        List<Rule> rules = understood.understood();
        try {
            CompiledRules compiled = CompiledRules.build(DrlWriter.write(rules));
            return new Compilation.Compiled(RuleSet.of(understood.version(), policy, rules, compiled));
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            return new Compilation.Refused(List.of(RuleProblem.inFile(
                    PolicyFile.NAME,
                    "the engine could not build the rules: %s.".formatted(e),
                    "Maybe the last change causes it; please report it.")));
        }
    }
}
