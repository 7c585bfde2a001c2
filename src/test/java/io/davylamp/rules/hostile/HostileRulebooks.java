package io.davylamp.rules.hostile;

import java.util.Map;
import java.util.stream.Stream;

/** Every hostile rulebook there is: what tests try one by one, and programs send to a running service. */
public final class HostileRulebooks {
    private HostileRulebooks() {}

    /** All of them. */
    public static Stream<HostileRulebook> all() {
        return Stream.of(rules(), formats(), exhausting(), confusing(), files()).flatMap(it -> it);
    }

    /** Rules that try to run something. */
    public static Stream<HostileRulebook> rules() {
        return HostileRulesTest.hostile().map(it -> HostileRulebook.drl("rule: " + it.strip(), it));
    }

    /** Tables, workbooks, sentences and YAML that try to be more than that. */
    @SuppressWarnings("unchecked")
    public static Stream<HostileRulebook> formats() {
        return HostileFormatsTest.hostile()
                .map(it -> HostileRulebook.of("format: " + it.get()[0], (Map<String, String>) it.get()[1]));
    }

    /** Texts that try to keep whoever reads them busy. */
    public static Stream<HostileRulebook> exhausting() {
        return Stream.of(
                        ExhaustingRules.nested(),
                        ExhaustingRules.flat(),
                        ExhaustingRules.longOnes(),
                        ExhaustingRules.manyMistakes(),
                        ExhaustingFormats.sentences(),
                        ExhaustingFormats.tables(),
                        ExhaustingFormats.settings())
                .flatMap(it -> it);
    }

    /** Texts that try to show something else than they say. */
    public static Stream<HostileRulebook> confusing() {
        return ConfusingRules.all();
    }

    /** Workbooks, tables, archives and YAML that show one thing and hold another, or more than can be looked at. */
    public static Stream<HostileRulebook> files() {
        return HostileFilesTest.files().map(it -> HostileRulebook.of("file: " + it.kind(), it.rulebook()));
    }
}
