package io.davylamp.rulebook.trial;

import io.davylamp.rulebook.trial.TrialTask.Tried;
import io.davylamp.rules.RulebookSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What a rulebook must pass before it judges anyone: it compiles, its own cases pass, and it does no harm. */
@ApplicationScoped
public class Trial {
    private final TrialProcesses bench;

    public Trial(TrialProcesses bench) {
        this.bench = bench;
    }

    /**
     * Tries a version; nothing of it stays loaded.
     *
     * @throws Busy if the machine is to blame that this is not known
     */
    public Tried of(RulebookSource source) {
        return of(source, Optional.empty());
    }

    /** The same, and compares its cases with those of another. */
    public Tried of(RulebookSource source, Optional<RulebookSource> before) {
        try {
            return bench.answer(new TrialTask(source.files(), before.map(RulebookSource::files)));
        } catch (RulesTooCostly e) {
            return new Tried("", 0, List.of(e.problem()), List.of());
        }
    }
}
