package io.davylamp.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davylamp.json.Mappers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A JSON text with each of its values, one at a time, replaced by what does not belong there. */
public final class Mutations {
    private static final List<String> WRONG = List.of(
            "null",
            "true",
            "\"\"",
            "\"x\"",
            "\"12\"",
            "\"1e3\"",
            "\"NaN\"",
            "[]",
            "[null]",
            "[[1]]",
            "{}",
            "{\"a\": {\"b\": []}}",
            "{\"type\": 7}",
            "-1",
            "0",
            "1e308",
            "1e-308",
            "0.0000000114",
            "-1e-7",
            "123456789012345678901234567890",
            "1.5",
            "\"2022-02-30\"",
            "\"" + "y".repeat(300) + "\"");

    /** What a library says of itself, and numbers as computers write them; never of a person's concern. */
    public static final String FOREIGN =
            "\\dE[+-]?\\d|(?i:java\\.|\\bcannot (map|deserialize|construct|coerce|find)|deserializ|type `"
                    + "|exception|\\btoken|START_|END_OBJECT|VALUE_|jackson|fasterxml|io\\.davylamp|`"
                    + "|\\bnull into|unexpected character|unrecognized|out of range of|\\bOptional)";

    private Mutations() {}

    /** Every variant: each value replaced by each wrong one, and left out. */
    public static List<String> of(String json) {
        List<String> all = new ArrayList<>();
        JsonNode root = read(json);
        walk(root, all, root);
        return all;
    }

    private static void walk(JsonNode node, List<String> all, JsonNode root) {
        if (node instanceof ObjectNode object) {
            for (String name : names(object)) {
                JsonNode kept = object.get(name);
                replaced(all, root, wrong -> object.replace(name, wrong));
                object.remove(name);
                all.add(root.toString());
                object.set(name, kept);
                walk(kept, all, root);
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                int place = i;
                JsonNode kept = list.get(i);
                replaced(all, root, wrong -> list.set(place, wrong));
                list.set(i, kept);
                walk(kept, all, root);
            }
        }
    }

    private static void replaced(List<String> all, JsonNode root, Consumer<JsonNode> set) {
        for (String wrong : WRONG) {
            set.accept(read(wrong));
            all.add(root.toString());
        }
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read(String json) {
        try {
            return Mappers.PLAIN.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
