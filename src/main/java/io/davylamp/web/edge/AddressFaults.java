package io.davylamp.web.edge;

import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.HttpFaults;
import io.davylamp.web.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a request before its content counts: whom it is meant for, and who made it be sent. */
final class AddressFaults {
    private static final int SHOWN = 100;
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[\\w!#$&^.+*-]{1,100}/[\\w!#$&^.+*-]{1,100}\\s*(;[^,]*)?");

    private AddressFaults() {}

    static Optional<Fault> of(HttpServerRequest request, AllowedHosts hosts) {
        String host = request.getHeader("Host");
        String address = request.uri();
        if (host != null && !hosts.knows(host)) {
            return Optional.of(Fault.of(
                    ProblemType.MISDIRECTED_REQUEST,
                    "%s is not a name this service answers to.".formatted(shown(host)),
                    "Maybe it is reached by that name: add it to davylamp.http.hosts (DAVYLAMP_HTTP_HOSTS)."));
        } else if (CrossSiteCheck.sent(request, hosts)) {
            return Optional.of(Fault.of(
                    ProblemType.CROSS_SITE,
                    "a page of another site made the browser send this.",
                    "Maybe use the page of this service, or a program that is not a browser; where this was a page of"
                            + " this service behind a proxy, add the name in its address to davylamp.http.hosts."));
        } else if (address.contains("%00")) {
            return Optional.of(Fault.of(
                    ProblemType.BAD_REQUEST,
                    "the address holds a zero character, which is not allowed in an id or a name.",
                    "Maybe the client ended a text with it: leave %00 out."));
        }
        return mediaType(request.path(), request.getHeader("Content-Type"));
    }

    private static Optional<Fault> mediaType(String path, @Nullable String type) {
        return type == null || MEDIA_TYPE.matcher(type).matches()
                ? Optional.empty()
                : Optional.of(HttpFaults.unread(path, shown(type)));
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
