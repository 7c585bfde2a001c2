package io.davylamp.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notices as SARIF 2.1.0, which code hosts show beside the lines of a change. */
final class Sarif {
    private static final Map<String, String> KINDS = Map.of(
            Notices.PROBLEM, "The rulebook cannot be used as it is",
            Notices.CASE, "A case does not come out as written",
            Notices.UNTESTED, "A rule's cases leave something open",
            Notices.LINT, "A rule is valid but probably not as meant");

    private Sarif() {}

    static String write(Notices notices) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "davylamp");
        driver.put(
                "rules",
                List.of(Notices.PROBLEM, Notices.CASE, Notices.UNTESTED, Notices.LINT).stream()
                        .map(it -> Map.of("id", it, "shortDescription", Map.of("text", KINDS.getOrDefault(it, it))))
                        .toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("results", notices.all().stream().map(Sarif::result).toList());
        run.put("columnKind", "utf16CodeUnits");
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return Json.write(log);
    }

    private static Map<String, Object> result(Notices.Notice it) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", it.kind());
        result.put("level", it.level());
        result.put("message", Map.of("text", (it.message() + " " + it.advice()).strip()));
        result.put("locations", List.of(location(it)));
        return result;
    }

    /** In a table the cell, too: a row alone is not a line that a code host could show. */
    private static Map<String, Object> location(Notices.Notice it) {
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", Map.of("uri", uri(it.path())));
        if (it.line() > 0) {
            physical.put("region", Map.of("startLine", it.line()));
        }
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("physicalLocation", physical);
        if (!it.cell().isEmpty()) {
            Map<String, Object> cell = new LinkedHashMap<>();
            cell.put("name", it.cell().substring(it.cell().lastIndexOf('!') + 1));
            cell.put("fullyQualifiedName", it.cell());
            cell.put("kind", "cell");
            location.put("logicalLocations", List.of(cell));
        }
        return location;
    }

    /** A path as the reference a URI allows: blanks and the like encoded. */
    private static String uri(String path) {
        try {
            return new URI(null, null, path, null).getRawPath();
        } catch (URISyntaxException e) {
            return path.replace(' ', '+');
        }
    }
}
