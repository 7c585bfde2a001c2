package io.davylamp.web.rulebooks;

import io.davylamp.rules.Change;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookDiff;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Two rulebooks compared, as the API reports it.
 *
 * @param sentences the changes, each in a sentence
 * @param text a unified diff of all files
 */
@Schema(name = "RulebookDiff", description = "What differs between two rulebooks")
public record RulebookComparison(
        String before,
        String after,
        List<String> sentences,
        List<Change> changes,
        List<RuleProblem> problems,
        String text) {
    static RulebookComparison of(RulebookDiff it) {
        return new RulebookComparison(
                it.before(),
                it.after(),
                it.changes().stream().map(Change::sentence).toList(),
                it.changes(),
                it.problems(),
                it.text());
    }
}
