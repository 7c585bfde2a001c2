package io.davylamp.command;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentJson;
import io.davylamp.metrics.MetricSet;
import io.davylamp.rules.About;
import io.davylamp.rules.Check;
import io.davylamp.rules.Explanation;
import io.davylamp.rules.Explanation.Verdict;
import io.davylamp.rules.Explanations;
import io.davylamp.rules.FactsFile;
import io.davylamp.rules.ParsedRulebook;
import io.davylamp.rules.RuleCase;
import io.davylamp.rules.RuleCases;
import io.davylamp.rules.RulebookSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why rules fire for given facts, and why not. */
@Command(
        name = "explain",
        description =
                "Checks each rule against given facts: which rules fire, and which condition keeps the others from it.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The rulebook's folder.", defaultValue = "rules")
    private Path folder = Path.of("rules");

    @ArgGroup(multiplicity = "1")
    private Facts facts = new Facts();

    @Option(names = "--rule", paramLabel = "ID", description = "One rule, such as LIQ-003, with all its conditions.")
    private @Nullable String rule;

    @Option(names = "--network", description = "The facts are about the network.")
    private boolean network;

    @Mixin
    private Output output = new Output();

    /** Where the facts come from. */
    static final class Facts {
        @Option(
                names = "--facts",
                paramLabel = "YAML",
                description = "The facts themselves, such as 'Runway: {days: 112.4, scenario: BASE}'.")
        private @Nullable String yaml;

        @Option(names = "--facts-file", paramLabel = "FILE", description = "A file of facts in that notation.")
        private @Nullable Path file;

        @Option(names = "--case", paramLabel = "NAME", description = "The facts of one of the rulebook's cases.")
        private @Nullable String ruleCase;

        @Option(
                names = "--assessment",
                paramLabel = "FILE",
                description = "An assessment as GET /api/v1/operators/{id}/assessment gives it.")
        private @Nullable Path assessment;
    }

    @Override
    public Integer call() {
        RulebookSource source = RulebookSource.read(folder);
        ParsedRulebook rulebook = ParsedRulebook.of(source);
        if (!rulebook.problems().isEmpty()) {
            rulebook.problems().forEach(it -> output.err().println(it));
            return Commands.PROBLEMS;
        }
        List<Explanation> explanations = explained(rulebook, metrics(source));
        output.write(
                switch (output.format()) {
                    case TEXT -> text(explanations);
                    case JSON -> Json.write(explanations);
                    case JUNIT, SARIF -> throw output.unknown("text, json");
                });
        return Commands.OK;
    }

    private List<Explanation> explained(ParsedRulebook rulebook, MetricSet metrics) {
        String id = rule;
        if (id != null) {
            return List.of(Explanations.of(rulebook, metrics, id)
                    .orElseThrow(() -> new Commands.Fault("there is no rule %s in %s.".formatted(id, folder))));
        }
        return Explanations.all(rulebook, metrics, network ? About.NETWORK : About.OPERATOR).stream()
                .sorted(Comparator.comparing(Explanation::distance))
                .toList();
    }

    private MetricSet metrics(RulebookSource source) {
        try {
            String yaml = facts.yaml;
            Path file = facts.file;
            String name = facts.ruleCase;
            Path assessment = facts.assessment;
            if (yaml != null) {
                return FactsFile.read(yaml);
            } else if (file != null) {
                return FactsFile.read(Files.readString(file));
            } else if (name != null) {
                return named(source, name).facts();
            } else if (assessment != null) {
                Assessment read = AssessmentJson.read(Files.readString(assessment));
                network |= read.subject().isNetwork();
                return read.metrics();
            }
            throw new Commands.Fault("there are no facts.");
        } catch (IOException e) {
            throw new Commands.Fault("the facts cannot be read (%s).".formatted(e));
        } catch (IllegalArgumentException e) {
            throw new Commands.Fault(String.valueOf(e.getMessage()));
        }
    }

    private static RuleCase named(RulebookSource source, String name) {
        return RuleCases.read(source, new ArrayList<>()).stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Commands.Fault("there is no case '%s'.".formatted(name)));
    }

    private String text(List<Explanation> explanations) {
        StringBuilder text = new StringBuilder();
        for (Explanation it : explanations) {
            text.append("%s %s  %s%n"
                    .formatted(sign(it.verdict()), it.rule().id(), it.rule().name()));
            for (List<Check> match :
                    rule != null || it.verdict() == Verdict.FIRES ? it.matches() : List.<List<Check>>of()) {
                match.forEach(
                        check -> text.append("    %s %s%n".formatted(check.holds() ? "+" : "-", check.sentence())));
            }
            if (rule == null && it.verdict() != Verdict.FIRES) {
                text.append("    %s%n"
                        .formatted(it.failedFirst().map(Check::sentence).orElse(it.sentence())));
            }
        }
        return text.toString();
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case FIRES -> "fires";
            case SILENT -> "silent";
            case UNDECIDED -> "?     ";
        };
    }
}
