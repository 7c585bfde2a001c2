package io.davylamp.web.problem;

import io.vertx.ext.web.RoutingContext;

/** What HTTP itself can find wrong with a request, in words. */
public final class HttpFaults {
    private HttpFaults() {}

    public static Fault of(int status, RoutingContext request) {
        String method = request.request().method().name();
        String path = request.normalizedPath();
        return switch (status) {
            case 404 -> Fault.notFound("page or resource at " + path, "Maybe see what the API offers: /q/swagger-ui.");
            case 405 ->
                Fault.of(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "%s does not support %s.".formatted(path, method),
                        "Maybe see what the API offers: /q/swagger-ui.");
            case 406 ->
                Fault.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "%s cannot be given as %s.".formatted(path, header(request, "Accept")),
                        "Maybe leave the Accept header out.");
            case 413 -> tooLarge();
            case 415 -> unread(path, header(request, "Content-Type"));
            default ->
                Fault.of(ProblemType.BAD_REQUEST, "the request was refused with status %d.".formatted(status), null);
        };
    }

    public static Fault tooLarge() {
        return Fault.of(
                ProblemType.BODY_TOO_LARGE,
                "the body is larger than is accepted at once; nothing was kept.",
                "Maybe send it in parts: ids make a repeat harmless.");
    }

    public static Fault unread(String path, String mediaType) {
        return Fault.of(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "%s does not read %s.".formatted(path, mediaType),
                "Maybe set Content-Type: application/json for JSON, application/x-ndjson for lines of JSON,"
                        + " text/csv for market history.");
    }

    static Fault malformedForm() {
        return Fault.of(
                ProblemType.MALFORMED_BODY,
                "the form cannot be parsed.",
                "Maybe a part lacks its header, or the boundary is not the one Content-Type names.");
    }

    public static Fault tooSlow() {
        return Fault.of(
                ProblemType.REQUEST_TIMEOUT,
                "the body did not arrive in full in time; nothing was kept.",
                "Maybe it was cut off on the way, or the declared length is wrong: send it again, or in parts.");
    }

    private static String header(RoutingContext request, String name) {
        String value = request.request().getHeader(name);
        return value == null ? "a body without " + name : value.length() > 100 ? value.substring(0, 100) + "…" : value;
    }
}
