package io.davylamp.web;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a change that a page of another site made a visitor's browser send. */
final class OtherSite {
    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");

    private OtherSite() {}

    static boolean sent(HttpServerRequest request) {
        return sent(
                request.method().name(),
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                request.getHeader("Host"));
    }

    /**
     * By the browser's own word where it gives it, which it does over TLS and to localhost; else by the origin it
     * names with every change. A program that is no browser sends neither.
     */
    static boolean sent(String method, @Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (CHANGES_NOTHING.contains(method)) {
            return false;
        }
        return fetchSite != null ? ELSEWHERE.contains(fetchSite) : origin != null && !isOurs(origin, host);
    }

    private static boolean isOurs(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
