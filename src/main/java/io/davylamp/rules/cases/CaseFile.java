package io.davylamp.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.CaseFailure;
import io.davylamp.rules.RuleCase;
import io.davylamp.rules.language.Kinds;
import io.davylamp.rules.language.Vocabulary;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Spelling;
import io.davylamp.rules.text.YamlFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one {@code .cases.yaml}. What is misspelt in a case fails it; nothing is skipped silently. */
public final class CaseFile {
    private static final String LIST =
            "the file must be a list whose every entry begins with '- case: ...' or '- base: ...'";
    private static final List<String> KEYS =
            List.of("case", "from", "facts", "without", "expect", "expect-not", "grade", "flags", "hedges", "says");
    private static final List<String> BASE_KEYS = List.of("base", "facts");

    private final String path;
    private final List<CaseFailure> failures;
    /** Facts that several cases share, by the name of their base. */
    private final Map<String, JsonNode> bases = new HashMap<>();

    private CaseFile(String path, List<CaseFailure> failures) {
        this.path = path;
        this.failures = failures;
    }

    /** The cases that could be read; what could not is added to the failures. */
    public static List<RuleCase> read(String path, String text, List<CaseFailure> failures) {
        CaseFile file = new CaseFile(path, failures);
        try {
            return file.cases(YamlFile.read(text));
        } catch (Refusal e) {
            file.fail(e.line(), "cases", "%s %s".formatted(e.getMessage(), e.advice()));
            return List.of();
        }
    }

    private List<RuleCase> cases(YamlFile yaml) {
        JsonNode root = yaml.root();
        if (!root.isArray() || root.isEmpty()) {
            fail(1, "cases", LIST);
            return List.of();
        }
        List<RuleCase> cases = new ArrayList<>();
        for (int i = 0; i < root.size(); i++) {
            JsonNode node = root.path(i);
            int line = yaml.line("/" + i);
            String name = node.path(node.has("base") ? "base" : "case").asText();
            try {
                if (name.isBlank()) {
                    fail(line, "cases", LIST);
                } else if (node.has("base")) {
                    keys(node, BASE_KEYS);
                    facts(node.path("facts"));
                    bases.put(name, node.path("facts"));
                } else {
                    cases.add(ruleCase(node, name, line));
                }
            } catch (IllegalArgumentException e) {
                fail(line, name, String.valueOf(e.getMessage()));
            }
        }
        return cases;
    }

    private RuleCase ruleCase(JsonNode node, String name, int line) {
        keys(node, KEYS);
        RuleCase ruleCase = new RuleCase(
                path,
                line,
                name,
                new MetricSet(facts(factsWithBase(node))),
                texts(node, "expect").orElse(List.of()),
                texts(node, "expect-not").orElse(List.of()),
                Optional.of(node.path("grade")).filter(JsonNode::isTextual).map(it -> constant(Grade.class, it)),
                texts(node, "flags").map(TreeSet::new),
                texts(node, "hedges").map(CaseFile::instruments),
                texts(node, "says").orElse(List.of()));
        if (ruleCase.expect().isEmpty()
                && ruleCase.expectNot().isEmpty()
                && ruleCase.grade().isEmpty()) {
            throw new IllegalArgumentException("the case expects nothing; give it expect, expect-not or grade");
        }
        return ruleCase;
    }

    /** The facts of the base a case names, but for those kinds that the case leaves out or states itself. */
    private JsonNode factsWithBase(JsonNode node) {
        if (!node.has("from")) {
            return node.path("facts");
        }
        String name = node.path("from").asText();
        JsonNode base = bases.get(name);
        if (base == null) {
            throw new IllegalArgumentException("there is no base '%s' above this case. %s"
                    .formatted(name, Spelling.advice(name, new TreeSet<>(bases.keySet()))));
        }
        ObjectNode facts = base.deepCopy();
        for (String absent : texts(node, "without").orElse(List.of())) {
            check(facts.has(absent), "the base has no '%s'", absent, names(facts));
            facts.remove(absent);
        }
        node.path("facts").fields().forEachRemaining(it -> facts.set(it.getKey(), it.getValue()));
        return facts;
    }

    private static void keys(JsonNode node, List<String> allowed) {
        names(node).forEach(it -> check(allowed.contains(it), "there is no key '%s'", it, allowed));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<Instrument> instruments(List<String> names) {
        Set<Instrument> instruments = new TreeSet<>();
        names.forEach(it -> {
            check(
                    Kinds.choices(Instrument.class).contains(it),
                    "there is no instrument '%s'",
                    it,
                    Kinds.choices(Instrument.class));
            instruments.add(Instrument.valueOf(it));
        });
        return instruments;
    }

    private static Optional<List<String>> texts(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        } else if (value.isTextual()) {
            return Optional.of(List.of(value.asText()));
        } else if (!value.isArray()) {
            throw new IllegalArgumentException("'%s' must be a list: [LIQ-003]".formatted(key));
        }
        List<String> texts = new ArrayList<>();
        value.forEach(it -> texts.add(it.asText()));
        return Optional.of(texts);
    }

    public static List<Metric> facts(JsonNode node) {
        if (!node.isObject() || node.isEmpty()) {
            throw new IllegalArgumentException("the case has no facts: Runway: {days: 89.9, scenario: BASE}");
        }
        List<Metric> facts = new ArrayList<>();
        node.fields().forEachRemaining(entry -> {
            Vocabulary.Fact fact = Vocabulary.fact(entry.getKey())
                    .orElseThrow(() -> new IllegalArgumentException("there is no fact '%s'. %s"
                            .formatted(entry.getKey(), Spelling.advice(entry.getKey(), Vocabulary.names()))));
            if (fact.isWhatRulesSay()) {
                throw new IllegalArgumentException(
                        "%s is what the other rules say of a case's facts, not one of them; leave it out"
                                .formatted(fact.name()));
            }
            JsonNode value = entry.getValue();
            if (value.isArray()) {
                value.forEach(it -> facts.add(fact(fact, it)));
            } else {
                facts.add(fact(fact, value));
            }
        });
        return facts;
    }

    private static Metric fact(Vocabulary.Fact fact, JsonNode node) {
        node.fieldNames()
                .forEachRemaining(it -> check(
                        fact.fieldNames().contains(it), fact.name() + " has no field '%s'", it, fact.fieldNames()));
        Object[] values = fact.fields().stream()
                .map(it -> value(fact, it, node.path(it.name())))
                .toArray();
        Class<?>[] types = fact.fields().stream().map(Vocabulary.Field::type).toArray(Class<?>[]::new);
        try {
            return fact.type().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read from %s".formatted(fact.name(), Arrays.toString(values)), e);
        }
    }

    private static Object value(Vocabulary.Fact fact, Vocabulary.Field field, JsonNode node) {
        if (field.isNumber() && node.isNumber()) {
            return node.asDouble();
        } else if (field.type() == boolean.class && node.isBoolean()) {
            return node.asBoolean();
        } else if (field.type() == String.class && node.isValueNode() && !node.isNull()) {
            return node.asText();
        } else if (field.type().isEnum() && node.isTextual()) {
            return constant(field.type(), node);
        }
        throw new IllegalArgumentException("%s.%s must be %s; found %s"
                .formatted(
                        fact.name(), field.name(), field.values(), node.isMissingNode() ? "nothing" : node.toString()));
    }

    private static <T> T constant(Class<T> type, JsonNode node) {
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> ((Enum<?>) it).name().equals(node.asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no '%s'. %s"
                        .formatted(
                                type.getSimpleName(),
                                node.asText(),
                                Spelling.advice(node.asText(), Kinds.choices(type)))));
    }

    private static void check(boolean known, String message, String word, List<String> allowed) {
        if (!known) {
            throw new IllegalArgumentException(message.formatted(word) + ". " + Spelling.advice(word, allowed));
        }
    }

    private void fail(int line, String name, String message) {
        failures.add(new CaseFailure(path, line, name, message));
    }
}
