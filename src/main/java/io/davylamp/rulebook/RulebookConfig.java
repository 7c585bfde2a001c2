package io.davylamp.rulebook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the rules are. */
@ConfigMapping(prefix = "davylamp.rules")
public interface RulebookConfig {
    /** The watched folder: an image's rules, a mounted ConfigMap, a git-sync volume. */
    @WithDefault("rules")
    Path dir();

    /** How often the folder, and what other replicas made active, is looked at; above zero. */
    @WithDefault("2s")
    Duration lookEvery();
}
