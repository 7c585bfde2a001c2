package io.davylamp.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.metrics.Assumptions;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Grade;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Mandates;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookPolicy;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.text.Bounds;
import io.davylamp.rules.text.InvisibleCharacters;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Spelling;
import io.davylamp.rules.text.YamlFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code rulebook.yaml}: every key known, none missing, every number within its bounds. */
public final class PolicyFile {
    public static final String NAME = "rulebook.yaml";
    private static final int LONGEST_SHOWN = 60;
    private static final int LONGEST_NAME = 200;
    private static final String ELASTICITY_ADVICE =
            "Maybe it is a percentage: write 1.3 for machines that lose 1.3 % of their value for 1 % of hashprice.";
    private static final String CONFIRM_HOURS = "confirmHours";
    private static final int USUAL_CONFIRM_HOURS = 24;
    private static final int MOST_CONFIRM_HOURS = 240;
    private static final Set<String> GRADES = Set.of("WATCH", "STRESSED", "SEVERE", "CAPITULATION");

    private final YamlFile file;
    private final List<RuleProblem> problems;

    private PolicyFile(YamlFile file, List<RuleProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The policy; where there is none, the problems say why. */
    public static Optional<RulebookPolicy> read(RulebookSource source, List<RuleProblem> problems) {
        String text = source.files().get(NAME);
        if (text == null) {
            problems.add(RuleProblem.inFile(
                    NAME, "the rulebook has no rulebook.yaml.", "Maybe copy the one of the shipped rulebook."));
            return Optional.empty();
        }
        int before = problems.size();
        try {
            Bounds.checkText(text);
            RulebookPolicy policy =
                    new PolicyFile(YamlFile.read(text), problems).policy(MandateFile.read(source, problems));
            return problems.size() == before ? Optional.of(policy) : Optional.empty();
        } catch (Refusal e) {
            problems.add(e.in(NAME, ""));
        }
        return Optional.empty();
    }

    private RulebookPolicy policy(Mandates mandates) {
        JsonNode root = file.root();
        keys(root, "", Set.of("name", "stress", "operator", "network"), Set.of("edition", "estimates"));
        JsonNode stress = root.path("stress");
        keys(stress, "stress", Set.of("priceChange", "difficultyChange", "powerChange"), Set.of("machineElasticity"));
        int edition = whole(root, "edition", Assumptions.LATEST_EDITION);
        return new RulebookPolicy(
                name(root.path("name")),
                edition,
                scenario(stress),
                hysteresis(root.path("operator"), "operator", confirmHours(root.path("operator"), edition)),
                hysteresis(root.path("network"), "network", 0),
                mandates,
                estimates(root.path("estimates")));
    }

    private RulebookPolicy.Estimates estimates(JsonNode node) {
        if (!node.isMissingNode()
                && !node.asText().equals("accept")
                && !node.asText().equals("refuse")) {
            problem(
                    "estimates",
                    "estimates is %s; allowed is accept or refuse.".formatted(shown(node)),
                    "Maybe leave it out: estimates are then accepted, and marked.");
        }
        return node.asText().equals("refuse") ? RulebookPolicy.Estimates.REFUSE : RulebookPolicy.Estimates.ACCEPT;
    }

    private String name(JsonNode name) {
        if (!name.isTextual() || name.asText().isBlank()) {
            problem("name", "name must be a text.", "Maybe write: name: House rules.");
        } else if (name.asText().length() > LONGEST_NAME) {
            problem(
                    "name",
                    "name has %,d characters; allowed are %d."
                            .formatted(name.asText().length(), LONGEST_NAME),
                    "Maybe shorten it.");
        }
        InvisibleCharacters.in(name.asText())
                .ifPresent(it -> problem(
                        "name",
                        "name has an invisible character, %s.".formatted(InvisibleCharacters.name(it)),
                        "Maybe type it again."));
        return name.asText();
    }

    private StressScenario scenario(JsonNode node) {
        double price = number(node, "stress.priceChange", -0.99, 1);
        double difficulty = number(node, "stress.difficultyChange", -0.9, 5);
        double power = number(node, "stress.powerChange", -0.9, 10);
        double elasticity = node.has("machineElasticity")
                ? number(node, "stress.machineElasticity", 0, StressScenario.MAX_MACHINE_ELASTICITY, ELASTICITY_ADVICE)
                : StressScenario.USUAL_MACHINE_ELASTICITY;
        try {
            return new StressScenario(price, difficulty, power, elasticity);
        } catch (InvalidValue e) {
            problem("stress", String.valueOf(e.getMessage()), e.advice());
            return new StressScenario(0, 0, 0);
        }
    }

    /** Hours between the assessments that confirm an operator's grade; 0 in the first edition, which counts assessments. */
    private int confirmHours(JsonNode operator, int edition) {
        String path = "operator.confirmHours";
        boolean written = operator.has(CONFIRM_HOURS);
        if (edition > 1) {
            return written ? whole(operator, path, MOST_CONFIRM_HOURS) : USUAL_CONFIRM_HOURS;
        }
        if (written) {
            problem(
                    path,
                    "%s belongs to edition 2; this rulebook is of edition 1, which counts assessments.".formatted(path),
                    "Maybe write edition: 2 below the name, or leave the key out.");
        }
        return 0;
    }

    private RulebookPolicy.Hysteresis hysteresis(JsonNode node, String path, int confirmHours) {
        boolean ofOperators = path.equals("operator");
        keys(
                node,
                path,
                Set.of("confirm", "fallDays"),
                ofOperators ? Set.of("leaveBelow", CONFIRM_HOURS) : Set.of("leaveBelow"));
        Map<Grade, Double> leaveBelow = new EnumMap<>(Grade.class);
        JsonNode levels = node.path("leaveBelow");
        if (!levels.isMissingNode()) {
            keys(levels, path + ".leaveBelow", GRADES, Set.of());
            GRADES.stream()
                    .filter(levels::has)
                    .forEach(it ->
                            leaveBelow.put(Grade.valueOf(it), number(levels, path + ".leaveBelow." + it, 0, 100)));
        }
        return new RulebookPolicy.Hysteresis(
                whole(node, path + ".confirm", 10), whole(node, path + ".fallDays", 365), leaveBelow, confirmHours);
    }

    private int whole(JsonNode parent, String path, int most) {
        JsonNode node = parent.path(last(path));
        if (node.isMissingNode()) {
            return 1;
        } else if (!node.isInt() || node.asInt() < 1 || node.asInt() > most) {
            problem(
                    path,
                    "%s is %s; allowed is a whole number from 1 to %d.".formatted(path, shown(node), most),
                    "Maybe copy it from the shipped rulebook.");
            return 1;
        }
        return node.asInt();
    }

    private double number(JsonNode parent, String path, double least, double most) {
        return number(parent, path, least, most, "Maybe it is a percentage: write -0.30 for a fall of 30 %.");
    }

    private double number(JsonNode parent, String path, double least, double most, String advice) {
        JsonNode node = parent.path(last(path));
        double value = node.asDouble();
        if (node.isMissingNode()) {
            return least;
        } else if (!node.isNumber() || !(value >= least && value <= most)) {
            problem(
                    path,
                    "%s is %s; allowed is a number from %s to %s.".formatted(path, shown(node), least, most),
                    advice);
            return least;
        }
        return value;
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private void keys(JsonNode node, String path, Set<String> needed, Set<String> optional) {
        if (!node.isObject()) {
            problem(
                    path,
                    "%s must hold %s.".formatted(path.isEmpty() ? "the file" : path, sorted(needed)),
                    "Maybe copy it from the shipped rulebook.");
            return;
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        Set<String> known = new TreeSet<>(needed);
        known.addAll(optional);
        node.fieldNames().forEachRemaining(it -> {
            if (!known.contains(it)) {
                problem(prefix + it, "there is no key %s%s.".formatted(prefix, it), Spelling.advice(it, known));
            }
        });
        needed.stream()
                .sorted()
                .filter(it -> !node.has(it))
                .forEach(it -> problem(
                        prefix + it,
                        "the key %s%s is missing.".formatted(prefix, it),
                        "Maybe copy it from the shipped rulebook."));
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    /** At the line of a key, or of the nearest around it that is written. */
    private void problem(String path, String message, String advice) {
        problems.add(new RuleProblem(NAME, file.lineOf(path), "", message, advice));
    }
}
