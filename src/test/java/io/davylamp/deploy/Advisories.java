package io.davylamp.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The known holes that {@code security/advisories.yaml} lists, held against the jars a program is made of. */
record Advisories(List<Advisory> all) {
    static final Path FILE = Path.of("security", "advisories.yaml");

    /**
     * A known hole.
     *
     * @param from the first version affected
     * @param before the first version after it that is not
     */
    record Advisory(
            String id,
            String artifact,
            String from,
            String before,
            String what,
            String source,
            Optional<Accepted> accepted) {

        boolean affects(String version) {
            Version it = Version.parse(version);
            return it.compareTo(Version.parse(from)) >= 0 && it.compareTo(Version.parse(before)) < 0;
        }

        /** The versions among jars in the layout of a Maven repository: {@code …/group/artifact/version/file}. */
        Stream<String> versionsIn(List<String> jars) {
            Pattern place = Pattern.compile(".*/" + Pattern.quote(path()) + "/([^/]+)/[^/]+\\.jar");
            return jars.stream()
                    .map(place::matcher)
                    .filter(Matcher::matches)
                    .map(it -> it.group(1))
                    .distinct();
        }

        private String path() {
            String[] parts = artifact.split(":", 2);
            return parts[0].replace('.', '/') + "/" + parts[1];
        }
    }

    /** Why a hole does not hurt, and the last day on which that is to be believed. */
    record Accepted(String why, LocalDate until) {}

    static Advisories read(Path file) throws IOException {
        List<Advisory> all = new ArrayList<>();
        for (JsonNode node :
                new ObjectMapper(new YAMLFactory()).readTree(file.toFile()).path("advisories")) {
            all.add(new Advisory(
                    node.required("id").asText(),
                    node.required("artifact").asText(),
                    node.required("affected").required(0).asText(),
                    node.required("affected").required(1).asText(),
                    node.required("what").asText(),
                    node.required("source").asText(),
                    Optional.ofNullable(node.get("accepted"))
                            .map(it -> new Accepted(
                                    it.required("why").asText(),
                                    LocalDate.parse(it.required("until").asText())))));
        }
        return new Advisories(all);
    }

    /** What this very program runs with. */
    static List<String> classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator))
                .map(it -> it.replace(File.separatorChar, '/'))
                .toList();
    }

    /** Holes that jars have and nobody accepted, or accepted only until a day that has passed; a sentence each. */
    List<String> open(List<String> jars, LocalDate today) {
        List<String> open = new ArrayList<>();
        for (Advisory advisory : all) {
            advisory.versionsIn(jars)
                    .filter(advisory::affects)
                    .filter(it -> advisory.accepted()
                            .filter(accepted -> !accepted.until().isBefore(today))
                            .isEmpty())
                    .map(it -> "%s %s has %s (%s), gone in %s%s: %s"
                            .formatted(
                                    advisory.artifact(),
                                    it,
                                    advisory.id(),
                                    advisory.what(),
                                    advisory.before(),
                                    advisory.accepted()
                                            .map(accepted -> ", accepted until " + accepted.until())
                                            .orElse(""),
                                    advisory.source()))
                    .forEach(open::add);
        }
        return open;
    }

    /** Acceptances of holes that no jar has any more. */
    List<String> acceptedForNothing(List<String> jars) {
        return all.stream()
                .filter(it -> it.accepted().isPresent() && it.versionsIn(jars).noneMatch(it::affects))
                .map(Advisory::id)
                .toList();
    }
}
