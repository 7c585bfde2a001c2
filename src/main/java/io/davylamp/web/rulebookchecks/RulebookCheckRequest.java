package io.davylamp.web.rulebookchecks;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook to check.
 *
 * @param files its files, path → text; a workbook as Base64
 * @param onTopOfInForce whether the rulebook in force stands for the files that are not sent
 * @param operatorId an operator to try the rules on
 * @param at the moment of it; now where it is left out
 */
@Schema(description = "A rulebook to check")
public record RulebookCheckRequest(
        @Nullable Map<String, String> files,
        boolean onTopOfInForce,
        @Nullable String operatorId,
        @Nullable String at) {}
