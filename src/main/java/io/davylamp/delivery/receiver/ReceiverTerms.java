package io.davylamp.delivery.receiver;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What all kinds of receiver have.
 *
 * @param name its name in the configuration
 * @param url where to POST; it may be a secret and is never printed
 * @param route which changes it wants
 * @param pace how fast it is sent to
 */
public record ReceiverTerms(String name, URI url, Route route, SendingRate pace) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public ReceiverTerms {
        SettingChecks.require(
                NAME.matcher(name).matches(),
                "receivers",
                "\"" + name + "\"",
                "a name of 1 to 64 of a-z 0-9 . _ -, starting with a letter or digit");
        String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        SettingChecks.require(
                SCHEMES.contains(scheme) && url.getHost() != null && url.getUserInfo() == null,
                "receivers." + name + ".url",
                "not in that form",
                "http:// or https:// with a host and without a user name");
    }

    public boolean encrypted() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    int port() {
        return url.getPort() >= 0 ? url.getPort() : encrypted() ? 443 : 80;
    }

    /** Path and query, as they are in the request line. */
    String target() {
        String path = Optional.ofNullable(url.getRawPath())
                .filter(it -> !it.isEmpty())
                .orElse("/");
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    @Override
    public String toString() {
        return "receiver " + name;
    }
}
