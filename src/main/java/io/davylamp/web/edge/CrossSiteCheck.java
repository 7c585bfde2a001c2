package io.davylamp.web.edge;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognizes a change that a page of another site made a visitor's browser send. */
final class CrossSiteCheck {
    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> HERE = Set.of("same-origin", "none");

    private CrossSiteCheck() {}

    static boolean sent(HttpServerRequest request, AllowedHosts hosts) {
        return sent(
                request.method().name(),
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                request.getHeader("Host"),
                hosts);
    }

    /**
     * By the browser's own word where it gives it, which it does over TLS and to localhost, and by the origin it names
     * with every change. A program that is not a browser sends neither. Behind a proxy that asks by another name than
     * the page was opened by, that name must be configured.
     */
    static boolean sent(
            String method,
            @Nullable String fetchSite,
            @Nullable String origin,
            @Nullable String host,
            AllowedHosts hosts) {
        if (CHANGES_NOTHING.contains(method)) {
            return false;
        }
        boolean fromElsewhere = fetchSite != null && !HERE.contains(fetchSite);
        return fromElsewhere || (origin != null && !isOurs(origin, host, fetchSite, hosts));
    }

    private static boolean isOurs(
            String origin, @Nullable String host, @Nullable String fetchSite, AllowedHosts hosts) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null
                    && (authority.equalsIgnoreCase(host) || (fetchSite != null && hosts.isConfigured(authority)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
