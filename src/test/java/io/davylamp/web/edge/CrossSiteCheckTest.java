package io.davylamp.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteCheckTest {
    private static final AllowedHosts HOSTS = new AllowedHosts(List.of("proxied.example"), Set.of());

    @ParameterizedTest
    @CsvSource({
        "POST,cross-site,https://evil.example,lamp.example",
        "PUT,same-site,,lamp.example",
        "POST,,https://evil.example,lamp.example",
        "POST,,http://lamp.example:9000,lamp.example:8080",
        "POST,,null,lamp.example",
        "POST,,https://lamp.example,",
        "DELETE,,http://[bad,lamp.example",
        "POST,anything,,lamp.example",
        "POST,same-origin,https://evil.example,lamp.example",
        "POST,same-origin,null,lamp.example",
        "POST,none,https://lamp.example,internal:8080",
        "POST,,https://proxied.example,internal:8080"
    })
    void a_change_from_elsewhere_is_recognised(String method, String site, String origin, String host) {
        assertThat(CrossSiteCheck.sent(method, site, origin, host, HOSTS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,cross-site,https://evil.example,lamp.example",
        "HEAD,cross-site,,lamp.example",
        "POST,same-origin,https://proxied.example,internal:8080",
        "POST,none,,lamp.example",
        "POST,,http://lamp.example:8080,Lamp.example:8080",
        "POST,,,lamp.example"
    })
    void our_own_pages_and_programs_are_not(String method, String site, String origin, String host) {
        assertThat(CrossSiteCheck.sent(method, site, origin, host, HOSTS)).isFalse();
    }
}
