package io.davylamp.web.edge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names this service answers to. A page of any site can point a name of its own at an address of its visitor's
 * network and then counts, for the browser, as ours; but the browser still names that site as the host it asks.
 */
@Singleton
final class AllowedHosts {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");
    private static final Pattern PORT = Pattern.compile(":\\d{0,5}$");

    private final Set<String> own;
    private final List<String> configured;

    @Inject
    AllowedHosts(HttpConfig config) {
        this(config.hosts().orElse(List.of()), ownNames());
    }

    AllowedHosts(List<String> configured, Set<String> own) {
        this.configured = configured.stream()
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .filter(it -> !it.isEmpty())
                .toList();
        this.own = own;
    }

    /** Whether a request to this host, with or without a port, is meant for this service. */
    boolean knows(String authority) {
        String name = name(authority);
        return ADDRESS.matcher(name).matches()
                || name.equals("localhost")
                || name.endsWith(".localhost")
                || own.contains(name)
                || isConfigured(authority);
    }

    /** Whether the service's operator configured this host. */
    boolean isConfigured(@Nullable String authority) {
        String name = authority == null ? "" : name(authority);
        return configured.stream()
                .anyMatch(it -> it.equals("*")
                        || it.equals(name)
                        || (it.startsWith("*.") && name.endsWith(it.substring(1)) && name.length() >= it.length()));
    }

    private static String name(String authority) {
        String name = PORT.matcher(authority.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static Set<String> ownNames() {
        Set<String> names = new HashSet<>();
        try {
            names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException e) {
            // a machine without a name is reached by its address
        }
        return names;
    }
}
