package io.davylamp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.delivery.receiver.SlackText;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class DeliveryPropertiesTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(30));

    @Property
    void never_waits_longer_than_the_longest_nor_less_than_half_the_base(
            @ForAll @IntRange(min = 1) int attempt, @ForAll @DoubleRange(min = 0, max = 1) double draw) {
        assertThat(backoff.delay(attempt, draw)).isBetween(Duration.ofMillis(500), Duration.ofMinutes(30));
    }

    @Property
    void cut_text_is_never_longer_than_asked_and_never_ends_within_an_entity(
            @ForAll String text, @ForAll @IntRange(min = 10, max = 60) int most) {
        String safe = SlackText.of(text, most);

        assertThat(safe.length()).isLessThanOrEqualTo(most);
        assertThat(safe).doesNotContainPattern("&(?!amp;|lt;|gt;)");
    }
}
