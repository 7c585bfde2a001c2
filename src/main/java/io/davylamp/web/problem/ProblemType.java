package io.davylamp.web.problem;

import java.util.Locale;

/**
 * The closed list of what can go wrong with a request. The name in the URI is stable: clients may decide by it. Each
 * URI leads to a page that says the same for people.
 */
public enum ProblemType {
    MALFORMED_BODY(400, "The body cannot be read", "It is not what its media type says; nothing was kept."),
    UNKNOWN_FIELD(400, "An unknown field", "A mistyped field would otherwise silently count as missing."),
    INVALID_VALUE(400, "A value outside its bounds", "The pointer names the field in the body."),
    INVALID_PARAMETER(400, "A parameter that cannot be used", "The parameter's name and what is allowed are named."),
    CROSS_SITE(403, "A request from another site", "Only pages of this site may make a browser change something here."),
    NOT_FOUND(404, "Not found", "The path, or the id in it, is not known."),
    METHOD_NOT_ALLOWED(405, "The path does not offer this method", "The API's description lists what it offers."),
    NOT_ACCEPTABLE(406, "No such representation", "The Accept header asks for a media type that is not offered."),
    REQUEST_TIMEOUT(408, "The request took too long to arrive", "Nothing was kept: send it again, or in parts."),
    CONFLICT(409, "The state does not allow it", "Look at the present state and decide again."),
    BODY_TOO_LARGE(413, "The body is too large", "Nothing was kept: send it in parts."),
    TOO_MANY_ITEMS(413, "Too many items in one batch", "Nothing was kept: send it in parts."),
    UNSUPPORTED_MEDIA_TYPE(415, "A media type that is not read here", "The Content-Type must be one of those offered."),
    MISDIRECTED_REQUEST(421, "An unknown host name", "The service's names are configured: davylamp.http.hosts."),
    BAD_REQUEST(400, "The request cannot be served", "The detail says why."),
    BUSY(503, "Too much is waiting", "Nothing was kept: send it again after the time in Retry-After."),
    NO_RULEBOOK(503, "No rulebook is in force", "Nothing can be judged, so nothing is accepted."),
    DATABASE_UNREACHABLE(503, "The database is not available now", "Send it again: ids make a repeat harmless."),
    SPOILT_RULEBOOK(500, "A stored rulebook was changed", "Its text does not match its hash, so it is not used."),
    INTERNAL(500, "An internal error", "The log holds the cause under the request's id.");

    private final int status;
    private final String title;
    private final String meaning;

    ProblemType(int status, String title, String meaning) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What it means, for the page its URI leads to. */
    public String meaning() {
        return meaning;
    }

    /** {@code malformed-body}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code /problems/malformed-body}. */
    public String uri() {
        return "/problems/" + slug();
    }
}
