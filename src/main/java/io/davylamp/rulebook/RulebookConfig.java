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
}
