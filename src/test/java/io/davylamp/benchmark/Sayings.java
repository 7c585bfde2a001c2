package io.davylamp.benchmark;

import io.davylamp.metrics.Metric;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the hand-written rules said. */
final class Sayings {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparingInt(Sayings::urgency)
            .thenComparing(Finding::ruleId)
            .thenComparing(Finding::text)
            .thenComparing(it -> it.because().toString());

    /** The rulebook's own: assessments in a row that must ask for a worse grade. */
    private static final int USUAL_CONFIRM = 2;

    /** Whether sentences are written, as the engine does, or left out, to see what the comparisons alone cost. */
    enum Texts {
        WRITTEN,
        LEFT_OUT
    }

    private final Texts texts;
    private final List<Finding> said = new ArrayList<>();

    Sayings(Texts texts) {
        this.texts = texts;
    }

    void atOnce(String rule, Grade grade, List<Metric> because, String text, Object... values) {
        said.add(new Finding.Stress(rule, grade, text(text, values), 1, because));
    }

    void stress(String rule, Grade grade, List<Metric> because, String text, Object... values) {
        said.add(new Finding.Stress(rule, grade, text(text, values), USUAL_CONFIRM, because));
    }

    void crunch(String rule, String flag, List<Metric> because, String text, Object... values) {
        said.add(new Finding.Crunch(rule, flag, text(text, values), because));
    }

    /** An instrument, for which share and for how long. */
    record Ask(Instrument instrument, double ratio, int days) {}

    void hedge(String rule, Ask ask, List<Metric> because, String text, Object... values) {
        said.add(new Finding.Hedge(rule, ask.instrument(), ask.ratio(), ask.days(), text(text, values), because));
    }

    List<Finding> sorted() {
        said.sort(WORST_FIRST);
        return List.copyOf(said);
    }

    private String text(String text, Object... values) {
        return texts == Texts.WRITTEN ? String.format(Locale.ROOT, text, values) : text;
    }

    private static int urgency(Finding finding) {
        if (finding instanceof Finding.Stress stress) {
            return -stress.grade().ordinal();
        }
        return finding instanceof Finding.Crunch ? 1 : 2;
    }
}
