package io.davylamp.rules.policy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davylamp.json.JsonWords;
import io.davylamp.json.Mappers;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.Mandates;
import io.davylamp.mining.OperatorId;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.language.Kinds;
import io.davylamp.rules.text.Bounds;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Spelling;
import io.davylamp.rules.text.YamlFile;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads {@code mandate.yaml}: the standard mandate, and for single operators what differs from it. An instrument an
 * operator may not use although the standard names it is written {@code none}. Where there is no such file the house's
 * own mandate holds.
 */
public final class MandateFile {
    public static final String NAME = "mandate.yaml";
    private static final String STANDARD = "standard";
    private static final String OPERATORS = "operators";
    private static final String COPY = "Maybe copy it from the shipped mandate.yaml.";
    /** A limit is never left out by mistake. */
    private static final ObjectMapper STRICT = Mappers.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final YamlFile file;
    private final List<RuleProblem> problems;

    private MandateFile(YamlFile file, List<RuleProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The mandates; problems are added where the file does not state them properly. */
    static Mandates read(RulebookSource source, List<RuleProblem> problems) {
        String text = source.files().get(NAME);
        if (text == null) {
            return Mandates.HOUSE;
        }
        try {
            Bounds.checkText(text);
            return new MandateFile(YamlFile.read(text), problems).mandates();
        } catch (Refusal e) {
            problems.add(e.in(NAME, ""));
            return Mandates.HOUSE;
        }
    }

    private Mandates mandates() {
        JsonNode root = file.root();
        if (!root.isObject() || !root.path(STANDARD).isObject()) {
            problem("", "the file must hold the key %s.".formatted(STANDARD), COPY);
            return Mandates.HOUSE;
        }
        root.fieldNames().forEachRemaining(key -> {
            if (!Set.of(STANDARD, OPERATORS).contains(key)) {
                problem(key, "there is no key %s.".formatted(key), Spelling.advice(key, Set.of(STANDARD, OPERATORS)));
            }
        });
        Mandate standard = mandate(root.path(STANDARD), STANDARD);
        Map<OperatorId, Mandate> own = new TreeMap<>();
        root.path(OPERATORS).fields().forEachRemaining(entry -> {
            String path = OPERATORS + "." + entry.getKey();
            try {
                JsonNode whole = merged(root.path(STANDARD), entry.getValue());
                own.put(new OperatorId(entry.getKey()), mandate(whole, path));
            } catch (InvalidValue e) {
                problem(path, "%s: %s".formatted(path, e.getMessage()), e.advice());
            }
        });
        return new Mandates(standard, own);
    }

    private Mandate mandate(JsonNode node, String path) {
        int before = problems.size();
        keys(node, Mandate.class, path);
        if (problems.size() > before) {
            return Mandate.HOUSE;
        }
        try {
            return STRICT.treeToValue(node, Mandate.class);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof InvalidValue invalid) {
                problem(path(path, e), "%s: %s".formatted(path(path, e), invalid.getMessage()), invalid.advice());
            } else {
                problem(path(path, e), "%s: %s".formatted(path(path, e), JsonWords.unfit(e)), COPY);
            }
        } catch (JacksonException e) {
            problem(path, "%s: there is something here that does not belong.".formatted(path), COPY);
        }
        return Mandate.HOUSE;
    }

    /** Names each key that is not one of a record's, and each of its own that is missing; what is optional may be. */
    private void keys(JsonNode node, Class<?> record, String path) {
        Map<String, Class<?>> known = new TreeMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            known.put(component.getName(), component.getType());
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!known.containsKey(key)) {
                problem(
                        path + "." + key,
                        "there is no key %s.%s.".formatted(path, key),
                        Spelling.advice(key, known.keySet()));
            }
        });
        known.forEach((key, type) -> {
            String inner = path + "." + key;
            if (node.path(key).isMissingNode() || node.path(key).isNull()) {
                if (type != OptionalDouble.class) {
                    problem(inner, "the key %s is missing.".formatted(inner), COPY);
                }
            } else if (type.isRecord()) {
                keys(node.path(key), type, inner);
            } else if (type == Map.class) {
                node.path(key).fields().forEachRemaining(it -> terms(it.getKey(), it.getValue(), inner));
            }
        });
    }

    private void terms(String instrument, JsonNode terms, String path) {
        List<String> known = Kinds.choices(Instrument.class);
        if (known.contains(instrument)) {
            keys(terms, Mandate.Terms.class, path + "." + instrument);
        } else {
            problem(
                    path + "." + instrument,
                    "there is no instrument %s.%s.".formatted(path, instrument),
                    Spelling.advice(instrument, known));
        }
    }

    /** What differs, laid over the standard; {@code none} takes an instrument away. */
    private static JsonNode merged(JsonNode standard, JsonNode different) {
        if (!standard.isObject() || !different.isObject()) {
            return different;
        }
        ObjectNode whole = standard.deepCopy();
        different.fields().forEachRemaining(entry -> {
            if (entry.getValue().asText().equals("none")) {
                whole.remove(entry.getKey());
            } else {
                whole.set(entry.getKey(), merged(whole.path(entry.getKey()), entry.getValue()));
            }
        });
        return whole;
    }

    private static String path(String start, JsonMappingException e) {
        return e.getPath().stream()
                .map(it -> it.getFieldName() == null ? "[" + it.getIndex() + "]" : it.getFieldName())
                .collect(Collectors.joining(".", start + ".", ""));
    }

    /** At the line of a key, or of the nearest around it that is written. */
    private void problem(String path, String message, String advice) {
        problems.add(new RuleProblem(NAME, file.lineOf(path), "", message, advice));
    }
}
