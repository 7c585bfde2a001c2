package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Rulebooks to test with. */
public final class Rulebooks {
    public static final Path SHIPPED = Path.of("rules");

    public static final String POLICY = """
            name: Test rules
            stress: {priceChange: -0.30, difficultyChange: 0.10, powerChange: 0.15}
            operator: {confirm: 2, fallDays: 7}
            network: {confirm: 3, fallDays: 7, leaveBelow: {WATCH: 15, STRESSED: 35, SEVERE: 55, CAPITULATION: 70}}
            """;

    /** The same of the latest edition. */
    public static final String LATEST_POLICY = POLICY + "edition: 2\n";

    private Rulebooks() {}

    public static RulebookSource withFile(String path, String text) {
        return new RulebookSource(Map.of("rulebook.yaml", POLICY, path, text));
    }

    /** A rulebook of one file, {@code test.drl}. */
    public static RulebookSource of(String drl) {
        return withFile("test.drl", drl);
    }

    /** A rulebook of the latest edition and of one file, {@code test.drl}. */
    public static RulebookSource latest(String drl) {
        return new RulebookSource(Map.of("rulebook.yaml", LATEST_POLICY, "test.drl", drl));
    }

    /** A rule that is sound but for the given conditions and consequence. */
    public static String rule(String conditions, String consequence) {
        return """
                rule "Test"
                    @id("TST-001") @owner("tester") @why("To test.")
                when
                    %s
                then
                    %s
                end
                """.formatted(conditions, consequence);
    }

    public static RuleSet compiled(RulebookSource source) {
        Compilation compilation = RuleCompiler.compile(source);
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        return ((Compilation.Compiled) compilation).rules();
    }

    public static RuleSet compiled(String drl) {
        return compiled(of(drl));
    }

    public static List<RuleProblem> problems(RulebookSource source) {
        Compilation compilation = RuleCompiler.compile(source);
        assertThat(compilation).isInstanceOf(Compilation.Refused.class);
        return ((Compilation.Refused) compilation).problems();
    }

    public static List<RuleProblem> problems(String drl) {
        return problems(of(drl));
    }
}
