package io.davylamp.rulebook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the rules are. */
@ConfigMapping(prefix = "davylamp.rules")
public interface RulebookConfig {
    /** The watched folder: an image's rules, a mounted ConfigMap, a git-sync volume. */
    @WithDefault("rules")
    Path dir();

    /** How often the folder and the other replicas are looked at, such as {@code 2s} or {@code PT2S}. */
    @WithDefault("2s")
    String lookEvery();
}
