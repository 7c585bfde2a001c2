package io.davylamp.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What somebody did to the rules.
 *
 * @param who a person's name, or {@code folder rules}
 * @param action such as {@code APPROVED}
 * @param before the version in force before, where one was; else empty
 * @param after the version it was done to
 * @param why the reason given
 * @param at when, in microseconds: what PostgreSQL keeps
 */
public record AuditAction(String who, String action, String before, String after, String why, Instant at) {
    public AuditAction {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
