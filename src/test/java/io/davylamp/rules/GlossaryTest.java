package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.language.Vocabulary;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GlossaryTest {
    @Test
    void the_readme_lists_the_facts_as_the_code_has_them() {
        // Given
        String readme = Objects.requireNonNull(
                RulebookSource.read(Rulebooks.SHIPPED).files().get("README.md"));

        // When
        String table = Glossary.markdown();

        // Then: paste the table below the mark where this fails
        assertThat(readme).endsWith("<!-- facts -->\n\n" + table);
    }

    @Test
    void every_fact_and_field_has_a_unit_and_a_meaning() {
        // Given / When / Then
        assertThat(Vocabulary.facts())
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.fields()).isNotEmpty().allSatisfy(field -> {
                    assertThat(field.unit()).isNotBlank();
                    assertThat(field.meaning()).isNotBlank();
                }));
    }
}
