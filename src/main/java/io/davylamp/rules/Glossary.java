package io.davylamp.rules;

import io.davylamp.rules.language.Vocabulary;
import java.util.stream.Collectors;

/** Prints the {@link Vocabulary} for people who write rules. */
public final class Glossary {
    private Glossary() {}

    /** A Markdown table of every fact and field with unit, values and meaning. */
    public static String markdown() {
        return "| fact | field | unit | values | meaning |\n|---|---|---|---|---|\n"
                + Vocabulary.facts().stream().map(Glossary::rows).collect(Collectors.joining());
    }

    private static String rows(Vocabulary.Fact fact) {
        return fact.fields().stream().map(it -> row(fact, it)).collect(Collectors.joining());
    }

    private static String row(Vocabulary.Fact fact, Vocabulary.Field field) {
        return "| `%s` | `%s` | %s | %s | %s |\n"
                .formatted(
                        fact.name(),
                        field.name(),
                        field.unit(),
                        field.values(),
                        field.meaning().replace("|", "\\|"));
    }
}
