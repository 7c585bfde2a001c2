package io.davylamp.web.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.Percent;
import io.davylamp.web.problem.ProblemType;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a form before it is parsed: complete, readable, and with a limited number of fields. */
final class FormBody {
    private static final int MAX_FIELDS = 1_000;
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))", Pattern.CASE_INSENSITIVE);

    private FormBody() {}

    /** What is wrong with a body of this media type; empty where nothing is, or it is not a form. */
    static Optional<Fault> fault(@Nullable String type, Buffer body) {
        String media = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
        if (media.startsWith("application/x-www-form-urlencoded")) {
            return encoded(body.toString(ISO_8859_1));
        }
        return media.startsWith("multipart/")
                ? parts(String.valueOf(type), body.toString(ISO_8859_1))
                : Optional.empty();
    }

    private static Optional<Fault> encoded(String form) {
        if (Percent.isBroken(form)) {
            return Optional.of(malformed(
                    "the form has a percent sign that is not followed by two hexadecimal digits.",
                    "Maybe a value was not encoded: write %25 for a percent sign."));
        }
        return form.chars().filter(it -> it == '&').count() < MAX_FIELDS ? Optional.empty() : Optional.of(tooMany());
    }

    private static Optional<Fault> parts(String type, String form) {
        Matcher boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            return Optional.of(malformed(
                    "the form's Content-Type names no boundary.", "Maybe let the client set Content-Type by itself."));
        }
        String line = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        int parts = 0;
        for (int at = form.indexOf(line); at >= 0 && parts <= MAX_FIELDS; at = form.indexOf(line, at + line.length())) {
            parts++;
        }
        if (parts > MAX_FIELDS) {
            return Optional.of(tooMany());
        }
        return form.contains(line + "--")
                ? Optional.empty()
                : Optional.of(malformed("the form ends before it is complete.", "Maybe it was cut off on the way."));
    }

    private static Fault tooMany() {
        return malformed("the form has more than %,d fields.".formatted(MAX_FIELDS), "Maybe send it in parts.");
    }

    private static Fault malformed(String detail, String advice) {
        return Fault.of(ProblemType.MALFORMED_BODY, detail, advice);
    }
}
