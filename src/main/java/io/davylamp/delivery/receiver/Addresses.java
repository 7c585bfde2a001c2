package io.davylamp.delivery.receiver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Finds the address to connect to. A name of which any address may not be sent to is refused whole: a receiver must not
 * be a way into the network this service is in. Private addresses may be allowed, and only they without encryption.
 * The caller connects to the very address returned, so a name that changes its answer between check and use gains
 * nothing.
 */
public final class Addresses {
    private final boolean allowPrivate;
    private final Names names;

    public Addresses(boolean allowPrivate, Names names) {
        this.allowPrivate = allowPrivate;
        this.names = names;
    }

    /** The system's resolver. */
    public static Names system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }

    /**
     * @param encrypted whether it is to be spoken to by https
     * @param attempt the number of the attempt: each takes the name's next address
     */
    public Destination find(String host, boolean encrypted, int attempt) {
        List<InetAddress> found;
        try {
            found = names.lookUp(host);
        } catch (UnknownHostException e) {
            return new Destination.Unreachable("its host name is unknown");
        }
        Optional<String> refusal = found.stream()
                .map(it -> refusal(AddressRange.of(it), encrypted))
                .flatMap(Optional::stream)
                .findFirst();
        if (refusal.isPresent()) {
            return new Destination.Unreachable(refusal.get());
        }
        return new Destination.At(found.get(Math.floorMod(attempt - 1, found.size())));
    }

    private Optional<String> refusal(AddressRange reach, boolean encrypted) {
        return switch (reach) {
            case PUBLIC ->
                encrypted
                        ? Optional.empty()
                        : Optional.of("its address is public and its URL is not encrypted, so nothing was sent."
                                + " Maybe write https:// in its URL.");
            case PRIVATE ->
                allowPrivate
                        ? Optional.empty()
                        : Optional.of("its address is not public, so nothing was sent."
                                + " Maybe set davylamp.delivery.allow-private-addresses.");
            case NOWHERE ->
                Optional.of(
                        "its address is one to which nothing is ever sent (a platform's own, link-local or reserved)."
                                + " Maybe its name is wrong, or was changed by somebody else.");
        };
    }

    /** Where a host is. */
    public sealed interface Destination {
        record At(InetAddress address) implements Destination {}

        record Unreachable(String why) implements Destination {}
    }

    /** Looks names up; at least one address for a name that is known. */
    @FunctionalInterface
    public interface Names {
        List<InetAddress> lookUp(String host) throws UnknownHostException;
    }
}
