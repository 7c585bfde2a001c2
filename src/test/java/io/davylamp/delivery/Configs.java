package io.davylamp.delivery;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Configurations as an administrator writes them, with the prefix left out, and impatient for tests. */
public final class Configs {
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final Map<String, String> IMPATIENT = Map.of(
            "allow-private-addresses", "true",
            "backoff-base", "PT0.02S",
            "backoff-max", "PT5S",
            "poll", "PT0.02S",
            "connect-timeout", "PT0.5S",
            "total-timeout", "PT1S",
            "lease", "PT3S");

    private Configs() {}

    public static DeliveryConfig of(Map<String, String> keys) {
        Map<String, String> all = new HashMap<>(IMPATIENT);
        all.putAll(keys);
        return exactly(all);
    }

    public static DeliveryConfig exactly(Map<String, String> keys) {
        Map<String, String> properties = new HashMap<>();
        keys.forEach((key, value) -> properties.put("davylamp.delivery." + key, value));
        return new SmallRyeConfigBuilder()
                .withMapping(DeliveryConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(DeliveryConfig.class);
    }

    /** The keys of a plain webhook. */
    public static Map<String, String> webhook(String name, String url) {
        return Map.of(
                "receivers." + name + ".type",
                "webhook",
                "receivers." + name + ".url",
                url,
                "receivers." + name + ".secret",
                SECRET,
                "receivers." + name + ".concurrency",
                "1");
    }

    public static Map<String, String> with(Map<String, String> keys, String... more) {
        Map<String, String> all = new HashMap<>(keys);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }
}
