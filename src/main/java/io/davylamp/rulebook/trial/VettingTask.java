package io.davylamp.rulebook.trial;

import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.RulebookTrial;
import java.util.List;
import java.util.Map;

/** Compiles a version and lets it judge random facts: whether it may be used at all, whatever its cases say. */
public record VettingTask(Map<String, String> files) implements Task<VettingTask.Vetted> {
    /** What keeps it from being used. */
    public record Vetted(List<RuleProblem> problems) {
        public Vetted {
            problems = List.copyOf(problems);
        }
    }

    @Override
    public Vetted answer() {
        return new Vetted(RulebookTrial.dangers(new RulebookSource(files)));
    }

    @Override
    public Class<Vetted> answers() {
        return Vetted.class;
    }
}
