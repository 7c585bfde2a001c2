package io.davylamp.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.delivery.Configs;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant SENT_AT = Instant.ofEpochSecond(1614265330);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String EXPECTED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void signs_as_the_specification_shows() {
        // Given
        Signature signature = Signature.of(Configs.SECRET).orElseThrow();

        // When
        String signed = signature.sign(ID, SENT_AT, BODY);

        // Then
        assertThat(signed).isEqualTo(EXPECTED);
    }

    @Test
    void signs_with_each_secret_while_one_is_exchanged() {
        // Given
        String next = secretOf(32);

        // When
        String signed = Signature.of(Configs.SECRET + "  " + next).orElseThrow().sign(ID, SENT_AT, BODY);

        // Then
        assertThat(signed.split(" "))
                .hasSize(2)
                .contains(EXPECTED)
                .contains(Signature.of(next).orElseThrow().sign(ID, SENT_AT, BODY));
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 64})
    void takes_secrets_of_24_to_64_bytes(int bytes) {
        assertThat(Signature.of(secretOf(bytes))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void refuses_secrets_of_other_lengths(int bytes) {
        assertThat(Signature.of(secretOf(bytes))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_not base64!", "whsec_%%%"})
    void refuses_what_is_not_a_secret(String text) {
        assertThat(Signature.of(text)).isEmpty();
    }

    private static String secretOf(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
