package io.davylamp.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The mappers that all share. One that differs is built from {@link #builder} beside its use, under a name that says why:
 * readings and mandates are strict about what people sent, assessments and readings name the record of a sealed type,
 * a task may come from a program that knows more, a command's answer is laid out for people.
 */
public final class Mappers {
    /** Our own records, written and read back by us: optional values, moments as text. */
    public static final JsonMapper PLAIN = builder().build();

    /** Files that people write: a key that stands twice is refused. */
    public static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Mappers() {}

    /** What {@link #PLAIN} is built from. */
    public static JsonMapper.Builder builder() {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
