package io.davylamp.rulebook.trial;

import io.davylamp.rules.RulebookDiff;
import io.davylamp.rules.RulebookSource;
import java.util.Map;

/** Compares two versions, in meaning and line by line. */
public record ComparisonTask(Map<String, String> before, Map<String, String> after) implements Task<RulebookDiff> {
    public ComparisonTask(RulebookSource before, RulebookSource after) {
        this(before.files(), after.files());
    }

    @Override
    public RulebookDiff answer() {
        return RulebookDiff.between(new RulebookSource(before), new RulebookSource(after));
    }

    @Override
    public Class<RulebookDiff> answers() {
        return RulebookDiff.class;
    }
}
