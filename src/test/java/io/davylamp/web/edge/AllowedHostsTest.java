package io.davylamp.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private static final AllowedHosts HOSTS =
            new AllowedHosts(List.of("lamp.example.org", " *.Svc.cluster.local "), Set.of("davylamp-7f9c"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LOCALHOST.:8080",
                "lamp.localhost",
                "127.0.0.1:8080",
                "10.1.2.3",
                "[::1]:8080",
                "davylamp-7f9c:8080",
                "Lamp.Example.org",
                "lamp.example.org:443",
                "lamp.example.org.",
                "davylamp.risk.svc.cluster.local"
            })
    void a_name_of_ours_or_an_address_is_known(String host) {
        assertThat(HOSTS.knows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:8080", "",
                "xlamp.example.org", "svc.cluster.local.evil.example", ".svc.cluster.local", "lamp.example.org@evil",
                        "1.2.3.4.5",
                "localhost:8080:9", "evil.example#localhost"
            })
    void any_other_is_not(String host) {
        assertThat(HOSTS.knows(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "anything:8080"})
    void a_star_takes_any(String host) {
        assertThat(new AllowedHosts(List.of("*"), Set.of()).knows(host)).isTrue();
    }
}
