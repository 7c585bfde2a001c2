package io.davylamp.rulebook;

import io.davylamp.rulebook.version.Activation;
import io.davylamp.rules.RuleInfo;
import io.davylamp.rules.RuleProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of the rulebook on this replica.
 *
 * @param active what judges now; empty before the first valid rulebook
 * @param rules the rules of it
 * @param folder the watched folder
 * @param refused the version in the folder that was refused, where one is
 * @param refusedAt since when
 * @param problems why it was refused
 * @param waiting what is said of a version in the folder that the machine was too busy to try; it is tried again
 */
public record RulebookStatus(
        Optional<Activation> active,
        List<RuleInfo> rules,
        String folder,
        Optional<String> refused,
        Optional<Instant> refusedAt,
        List<RuleProblem> problems,
        Optional<String> waiting) {}
