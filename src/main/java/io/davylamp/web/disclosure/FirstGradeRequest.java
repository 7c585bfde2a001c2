package io.davylamp.web.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.mining.Disclosure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A name, and what is known of one month.
 *
 * @param name the name people know the operator by
 * @param id the operator's id; made of the name where it is left out
 * @param disclosure what it published, in the fields of a disclosure reading; its {@code at} may be a date, and is the
 *     market's last day where it is left out
 */
@Schema(
        description =
                "An operator's name and what it published of one month; any part of the disclosure may be missing")
public record FirstGradeRequest(
        @Schema(required = true, minLength = 1, maxLength = 120, examples = "Acme Mining") @Nullable
        String name,

        @Schema(pattern = "[a-z0-9][a-z0-9._-]{0,63}") @Nullable
        String id,

        @Schema(implementation = Disclosure.class) @Nullable JsonNode disclosure) {}
