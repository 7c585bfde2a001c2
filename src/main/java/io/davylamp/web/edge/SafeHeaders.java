package io.davylamp.web.edge;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** Headers that keep a browser from using responses in ways that were not meant. */
final class SafeHeaders {
    /** Our pages need their own style sheet, script and pictures, and nothing else. */
    private static final String OURS =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** The API's description brings styles and scripts within its page. */
    private static final String DESCRIPTION =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    private SafeHeaders() {}

    static void put(RoutingContext request) {
        MultiMap headers = request.response().headers();
        boolean ofQuarkus = request.normalizedPath().startsWith("/q/");
        headers.set("Content-Security-Policy", ofQuarkus ? DESCRIPTION : OURS);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
