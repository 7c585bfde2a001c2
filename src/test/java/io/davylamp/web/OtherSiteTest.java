package io.davylamp.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherSiteTest {
    @ParameterizedTest
    @CsvSource({
        "POST,cross-site,https://evil.example,lamp.example",
        "PUT,same-site,,lamp.example",
        "POST,,https://evil.example,lamp.example",
        "POST,,http://lamp.example:9000,lamp.example:8080",
        "POST,,null,lamp.example",
        "POST,,https://lamp.example,",
        "DELETE,,http://[bad,lamp.example"
    })
    void a_change_from_elsewhere_is_told(String method, String site, String origin, String host) {
        assertThat(OtherSite.sent(method, site, origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,cross-site,https://evil.example,lamp.example",
        "HEAD,cross-site,,lamp.example",
        "POST,same-origin,https://lamp.example,internal:8080",
        "POST,none,,lamp.example",
        "POST,,http://lamp.example:8080,Lamp.example:8080",
        "POST,,,lamp.example"
    })
    void our_own_pages_and_programs_are_not(String method, String site, String origin, String host) {
        assertThat(OtherSite.sent(method, site, origin, host)).isFalse();
    }
}
