package io.davylamp.rules.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.rules.Cost;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceFormTest {
    private static final Place PLACE = Place.line("vocabulary.dsl", 3);

    /** What a sentence matches, as a regular expression: the meaning it always had, with other costs. */
    private static Optional<List<String>> byExpression(String sentence, String line) {
        StringBuilder pattern = new StringBuilder();
        Matcher slot = Sentence.SLOT.matcher(sentence);
        int from = 0;
        int values = 0;
        while (slot.find()) {
            pattern.append(literal(sentence.substring(from, slot.start())));
            boolean quoted = slot.start() > 0
                    && sentence.charAt(slot.start() - 1) == '"'
                    && sentence.startsWith("\"", slot.end());
            pattern.append(quoted ? "([^\"]*)" : "(\\S+)");
            from = slot.end();
            values++;
        }
        Matcher matcher = Pattern.compile(
                        pattern.append(literal(sentence.substring(from))).toString())
                .matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        for (int i = 1; i <= values; i++) {
            found.add(matcher.group(i));
        }
        return Optional.of(found);
    }

    private static String literal(String text) {
        return Arrays.stream(text.split(" +", -1)).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of("{v}", "\"{v}\"", "a", "ab", "ba", " ", "  ", "-", "a-a", "\"")
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(it -> String.join("", it).strip())
                .filter(it -> !it.isEmpty() && !it.contains("}{"));
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of("a", "b", "ab", "aba", " ", "  ", "\t", "-", "\"", "x")
                .list()
                .ofMaxSize(9)
                .map(it -> String.join("", it).strip());
    }

    @Property(tries = 20_000)
    void finds_the_values_a_regular_expression_would(@ForAll("sentences") String sentence, @ForAll("lines") String line)
            throws Refusal {
        assertThat(SentenceForm.of(sentence, PLACE).match(line)).isEqualTo(byExpression(sentence, line));
    }

    @Test
    void the_first_value_takes_what_it_can() throws Refusal {
        assertThat(SentenceForm.of("{a}-{b} days", PLACE).match("1-2-3   days")).contains(List.of("1-2", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a}{b}", "x {a}{b} y", "{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}{l}{m}{n}{o}{p}"})
    void values_that_touch_each_other_are_refused_where_they_stand(String sentence) {
        assertThatThrownBy(() -> SentenceForm.of(sentence, PLACE))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith("follows another one with nothing between them.")
                .satisfies(it -> assertThat(((Refusal) it).line()).isEqualTo(3));
    }

    @Test
    void a_line_that_nearly_fits_in_many_ways_is_soon_given_up() throws Refusal {
        // Given
        SentenceForm form = SentenceForm.of("{a}x{b}x{c}x{d}x{e}x{f}x{g}x{h}", PLACE);

        // When
        Cost<Optional<List<String>>> match = Cost.of(() -> form.match("x".repeat(2_000) + " "));

        // Then
        assertThat(match.result()).isEmpty();
        assertThat(match.seconds()).isLessThan(0.5);
    }
}
