package io.davylamp.assessment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.davylamp.hedging.HedgeProposal;
import io.davylamp.json.Mappers;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.GradeRange;
import io.davylamp.rules.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Assessments as JSON, in one shape for the database, the API and a replay's comparison: the same assessment gives
 * the same bytes, always. Values of a sealed type carry their record's name in {@code type}.
 */
public final class AssessmentJson {
    private static final ObjectMapper MAPPER = register(
            Mappers.builder()
                    .addMixIn(Metric.class, ByType.class)
                    .addMixIn(Finding.class, ByType.class)
                    .addMixIn(HedgeProposal.class, ByType.class)
                    .addMixIn(MetricSet.class, AsList.class)
                    .addMixIn(Subject.class, AsText.class)
                    .addMixIn(Assessment.class, WithRange.class)
                    .addMixIn(GradeMemory.class, WithCourse.class)
                    .build(),
            Metric.class,
            Finding.class,
            HedgeProposal.class);

    private static final String STANDING = "standing";

    private AssessmentJson() {}

    public static String write(Assessment assessment) {
        return text(assessment);
    }

    /** The very bytes, and how the grade stands beside its figures, where there is something to say of that. */
    public static String writeShown(Assessment assessment, Standing standing) {
        String stored = write(assessment);
        return standing.saysNothing()
                ? stored
                : "%s,\"%s\":%s}".formatted(stored.substring(0, stored.length() - 1), STANDING, text(standing));
    }

    public static Assessment read(String json) {
        return parse(json, Assessment.class);
    }

    public static String write(GradeMemory memory) {
        return text(memory);
    }

    public static GradeMemory readMemory(String json) {
        return parse(json, GradeMemory.class);
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an assessment that cannot be written as JSON", e);
        }
    }

    private static <T> T parse(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored assessment that cannot be read", e);
        }
    }

    private static ObjectMapper register(ObjectMapper mapper, Class<?>... sealedTypes) {
        for (Class<?> type : sealedTypes) {
            registerRecords(mapper, type);
        }
        return mapper;
    }

    private static void registerRecords(ObjectMapper mapper, Class<?> type) {
        if (type.isRecord()) {
            mapper.registerSubtypes(new NamedType(type, type.getSimpleName()));
        } else {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                registerRecords(mapper, permitted);
            }
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface ByType {}

    /** What older verdicts do not have is not written, so that they come out as they were stored; what is shown besides is derived. */
    @JsonIgnoreProperties(STANDING)
    private abstract static class WithRange {
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        abstract Optional<GradeRange> range();
    }

    private abstract static class WithCourse {
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        abstract Optional<GradeMemory.Course> course();
    }

    private abstract static class AsList {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsList(List<Metric> values) {}

        @JsonValue
        abstract List<Metric> values();
    }

    private abstract static class AsText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsText(String value) {}

        @JsonValue
        abstract String value();
    }
}
