package io.davylamp.rules.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.RuleInfo;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;
import org.drools.drl.parser.lang.dsl.DefaultExpander;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules in sentences mean what their vocabulary says, and what Drools takes them for. */
public class SentencesTest {
    public static final String BOOK = """
            # how long money lasts
            [when]The runway is below {days} days in {scenarios}=Runway( $days : days, days < {days}, scenario in ( {scenarios} ) )
            [when]Cash margin is not at least {share}=not CashMargin( fraction >= {share} )
            [then]Grade it {grade}, saying "{text}" with the days=findings.stress({grade}, "{text}", $days);
            """;
    public static final String RULES = """
            // The floor.
            rule "Runway below 90 days"
                @id("LIQ-003") @owner("treasury-risk")
                @why("Below 90 days an operator sells BTC into weakness.")
            when
                The runway is below 90 days in BASE,OBSERVED
                // and
                Cash margin is not at  least 0.15
            then
                Grade it SEVERE, saying "Runway is %.0f days; the floor is 90." with the days
            end
            """;

    public static RulebookSource source(String rules, String book) {
        return new RulebookSource(
                Map.of("rulebook.yaml", Rulebooks.POLICY, "test.dslr", rules, "vocabulary.dsl", book));
    }

    @Test
    void are_kept_as_they_were_written() {
        try (RuleSet rules = Rulebooks.compiled(source(RULES, BOOK))) {
            RuleInfo info = rules.rules().get(0);
            assertThat(info.text())
                    .isEqualTo(RULES.substring(RULES.indexOf("rule \"")).strip());
            assertThat(info.place()).isEqualTo("test.dslr:2");
        }
    }

    static Stream<Map.Entry<String, String>> shipped() {
        return RulebookSource.read(Rulebooks.SHIPPED).files().entrySet().stream()
                .filter(it -> it.getKey().endsWith(".dslr"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void mean_what_drools_takes_them_for(Map.Entry<String, String> file) throws Exception {
        // Given
        RulebookSource shipped = RulebookSource.read(Rulebooks.SHIPPED);
        String folder = file.getKey().substring(0, file.getKey().indexOf('/') + 1);
        String book = Objects.requireNonNull(shipped.files().get(folder + "vocabulary.dsl"));
        DSLTokenizedMappingFile mapping = new DSLTokenizedMappingFile();
        boolean loaded = mapping.parseAndLoad(new StringReader(book));
        assertThat(loaded).as(mapping.getErrors().toString()).isTrue();
        DefaultExpander drools = new DefaultExpander();
        drools.addDSLMapping(mapping.getMapping());

        // When
        String drl = drools.expand(file.getValue());

        // Then
        List<String> ours = DecisionTableTest.understood(new RulebookSource(Map.of(
                "rulebook.yaml",
                Rulebooks.LATEST_POLICY,
                file.getKey(),
                file.getValue(),
                folder + "vocabulary.dsl",
                book)));
        assertThat(DecisionTableTest.understood(Rulebooks.latest(drl))).isEqualTo(ours);
    }
}
