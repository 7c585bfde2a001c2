package io.davylamp.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.davylamp.json.Mappers;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document (RFC 9457).
 *
 * @param type URI of the {@link ProblemType}, relative to this service; stable
 * @param title the type in a few words
 * @param status the HTTP status
 * @param detail what is wrong with this request: which field, actual against allowed
 * @param advice what to do about it
 * @param pointer the offending field of the body, as JSON pointer
 * @param parameter the offending parameter of the path or query
 * @param requestId under which the log knows the request
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(description = "A problem document (RFC 9457)")
public record Problem(
        @Schema(examples = "/problems/invalid-value") String type,
        @Schema(examples = "A value outside its bounds") String title,
        @Schema(examples = "400") int status,

        @Schema(examples = "btcHaircut is 10; allowed is 0 to 1.")
        String detail,

        @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                examples = "Maybe it is a percentage: write 0.94 for 94 %.")
        Optional<String> advice,

        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, examples = "/btcHaircut")
        Optional<String> pointer,

        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, examples = "at")
        Optional<String> parameter,

        @Schema(examples = "0c9bb1d6a4f14f9c8d1f5c1f0c4be7a1")
        String requestId) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(Fault fault, String requestId) {
        ProblemType type = fault.type();
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                String.valueOf(fault.getMessage()),
                fault.advice(),
                fault.pointer(),
                fault.parameter(),
                requestId);
    }

    public String json() {
        try {
            return Mappers.PLAIN.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem that cannot be written as JSON", e);
        }
    }
}
