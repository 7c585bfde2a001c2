package io.davylamp.rulebook.version;

import java.time.Instant;

/**
 * A rulebook made active.
 *
 * @param version the hash of its content
 * @param source who made it so: {@code folder rules}
 */
public record Activation(String version, String source, Instant at) {}
