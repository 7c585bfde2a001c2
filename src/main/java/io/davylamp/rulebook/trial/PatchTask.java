package io.davylamp.rulebook.trial;

import io.davylamp.rules.RulebookSource;
import java.util.Map;

/** Writes what leads from one version to another. */
public record PatchTask(Map<String, String> before, Map<String, String> after) implements Task<PatchTask.Patch> {
    public PatchTask(RulebookSource before, RulebookSource after) {
        this(before.files(), after.files());
    }

    /** Empty where the two are the same. */
    public record Patch(String text) {}

    @Override
    public Patch answer() {
        return new Patch(RulebookPatch.between(new RulebookSource(before), new RulebookSource(after)));
    }

    @Override
    public Class<Patch> answers() {
        return Patch.class;
    }
}
