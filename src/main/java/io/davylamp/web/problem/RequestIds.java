package io.davylamp.web.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id a request is known under: in its answer, in its problem document, in the log. */
public final class RequestIds {
    public static final String HEADER = "X-Request-Id";
    private static final String KEY = "davylamp.requestId";

    /** What a client may call its request: anything else in a log line could forge another. */
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    /** The client's own id where it is one, or a new one; kept with the request. */
    public static String assign(RoutingContext request) {
        String id = chosen(request.request().getHeader(HEADER));
        request.put(KEY, id);
        return id;
    }

    public static String of(RoutingContext request) {
        String id = request.get(KEY);
        return id == null ? assign(request) : id;
    }

    static String chosen(@Nullable String proposed) {
        return proposed != null && ALLOWED.matcher(proposed).matches()
                ? proposed
                : UUID.randomUUID().toString().replace("-", "");
    }
}
