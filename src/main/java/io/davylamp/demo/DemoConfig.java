package io.davylamp.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

/** Whether to play the demo. */
@ConfigMapping(prefix = "davylamp.demo")
interface DemoConfig {
    /** Play it at the start if no operators but its own are registered; false, or true with an embedded database. */
    @WithParentName
    boolean play();
}
