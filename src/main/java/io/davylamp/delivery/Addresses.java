package io.davylamp.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Finds the address to connect to. A name that leads to any address that is not public is refused whole, unless
 * allowed: a receiver must not be a way into the network this service stands in. The caller connects to the very
 * address returned, so a name that changes its answer between check and use gains nothing.
 */
final class Addresses {
    private final boolean allowPrivate;
    private final Names names;

    Addresses(boolean allowPrivate, Names names) {
        this.allowPrivate = allowPrivate;
        this.names = names;
    }

    /** The system's resolver. */
    static Names system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }

    /** @param attempt the number of the attempt: each takes the name's next address */
    Destination find(String host, int attempt) {
        List<InetAddress> found;
        try {
            found = names.lookUp(host);
        } catch (UnknownHostException e) {
            return new Destination.Unreachable("its host name is unknown");
        }
        if (!allowPrivate && !found.stream().allMatch(PublicAddress::is)) {
            return new Destination.Unreachable("its address is not public, so nothing was sent."
                    + " Maybe set davylamp.delivery.allow-private-addresses.");
        }
        return new Destination.At(found.get(Math.floorMod(attempt - 1, found.size())));
    }

    /** Where a host is. */
    sealed interface Destination {
        record At(InetAddress address) implements Destination {}

        record Unreachable(String why) implements Destination {}
    }

    /** Looks names up; at least one address for a name that is known. */
    @FunctionalInterface
    interface Names {
        List<InetAddress> lookUp(String host) throws UnknownHostException;
    }
}
