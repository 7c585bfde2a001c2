package io.davylamp.rulebook;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of one replica.
 *
 * @param replica its name
 * @param version what it judges by; empty where it has no valid rulebook yet
 * @param since when that came into force
 * @param refused the version it cannot follow to, or refused in its folder
 * @param problem why, the first reason
 * @param startedAt when it started
 * @param seenAt when it reported last, by the database's clock
 * @param silentSeconds how long ago that is
 */
public record Replica(
        String replica,
        Optional<String> version,
        Optional<Instant> since,
        Optional<String> refused,
        Optional<String> problem,
        Instant startedAt,
        Instant seenAt,
        long silentSeconds) {
    private static final long SILENT = 30;

    /** Whether it has not reported for so long that it is probably gone. */
    public boolean isSilent() {
        return silentSeconds > SILENT;
    }
}
