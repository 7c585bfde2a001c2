package io.davylamp.web.page;

import io.davylamp.rulebook.RulebookStatus;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rules.RuleProblem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame of every page: where one is, and the rulebook in force.
 *
 * @param current the page's place in the navigation
 * @param version the rulebook in force; empty where none is
 * @param since when it came into force
 * @param rules how many rules it has
 * @param folder the watched folder
 * @param problems why the folder's rulebook is refused; empty where it is not
 */
public record PageFrame(
        String current, String version, @Nullable Instant since, int rules, String folder, List<RuleProblem> problems) {

    public static PageFrame of(String current, RulebookStatus status) {
        return new PageFrame(
                current,
                status.active().map(Activation::version).orElse(""),
                status.active().map(Activation::at).orElse(null),
                status.rules().size(),
                status.folder(),
                status.problems());
    }
}
