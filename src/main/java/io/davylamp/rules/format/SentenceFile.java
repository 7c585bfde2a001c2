package io.davylamp.rules.format;

import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.guard.DrlFile;
import io.davylamp.rules.text.Expansion;
import io.davylamp.rules.text.FirstProblems;
import io.davylamp.rules.text.Origin;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Expands rules written in sentences: each line between {@code when}, {@code then} and {@code end} is a sentence of the
 * vocabulary beside the file. Line by line, so that each line of the DRL is a line of the file.
 */
final class SentenceFile {
    private enum Part {
        OUTSIDE,
        HEAD,
        WHEN,
        THEN
    }

    private static final int LONGEST = 500;

    private final String path;
    private final SentenceBook book;
    private final String bookPath;
    private final List<RuleProblem> problems;
    private final Expansion.Writer drl = new Expansion.Writer();
    private Part part = Part.OUTSIDE;
    private Place begun;
    private boolean strayReported;
    /** Where {@code then} is, until a sentence follows it. */
    private Optional<Place> unsaid = Optional.empty();

    private SentenceFile(String path, SentenceBook book, String bookPath, List<RuleProblem> problems) {
        this.path = path;
        this.book = book;
        this.bookPath = bookPath;
        this.problems = problems;
        this.begun = Place.line(path, 1);
    }

    /** The file's rules; lines that cannot be understood are added to the problems, and their rules left out. */
    static Expansion expand(String path, String text, String bookPath, SentenceBook book, List<RuleProblem> problems) {
        SentenceFile file = new SentenceFile(path, book, bookPath, problems);
        List<String> lines = text.lines().toList();
        String rule = "";
        boolean sound = true;
        for (int i = 0; i < lines.size(); i++) {
            rule = file.part == Part.OUTSIDE ? DrlFile.ruleAt(lines.get(i), 1) : rule;
            try {
                file.line(lines.get(i), Place.line(path, i + 1));
            } catch (Refusal e) {
                problems.add(e.in(path, rule));
                sound = false;
            }
        }
        return sound ? file.drl.of(path) : Expansion.nothing(path);
    }

    private void line(String line, Place place) throws Refusal {
        String text = line.strip();
        boolean remark = text.isEmpty() || text.startsWith("//");
        if (!remark && part == Part.OUTSIDE && text.startsWith("rule")) {
            begin(line, place);
        } else if (!remark && part == Part.OUTSIDE) {
            stray(place);
        } else if (text.startsWith("rule \"") && part != Part.HEAD) {
            Place unended = begun;
            begin(line, place);
            throw new Refusal(
                    unended, "the rule that begins here has no 'end'.", "Maybe add it after its last sentence.");
        } else {
            inside(line, text, remark, place);
        }
    }

    private void begin(String line, Place place) {
        part = Part.HEAD;
        strayReported = false;
        unsaid = Optional.empty();
        begun = place;
        drl.rule(line, new Origin(place, line, place, ""));
    }

    private void inside(String line, String text, boolean remark, Place place) throws Refusal {
        checkSaid(text, remark, place);
        if (remark || isBoundary(text) || part == Part.HEAD) {
            part = next(text);
            drl.line(line, new Origin(place, line, place, ""));
        } else {
            Sentence sentence = sentence(text, place);
            Map<String, String> values = sentence.values(text).orElseThrow();
            List<String> inOrder =
                    sentence.meaning().slots().stream().map(values::get).toList();
            drl.line(
                    "    " + sentence.meaning().fill(inOrder, place),
                    new Origin(place, line, sentence.place(), sentence.meaning().text()));
        }
    }

    private void checkSaid(String text, boolean remark, Place place) throws Refusal {
        Optional<Place> then = unsaid;
        if (text.equals("then")) {
            unsaid = Optional.of(place);
        } else if (!remark) {
            unsaid = Optional.empty();
        }
        if (text.equals("end") && then.isPresent()) {
            part = Part.OUTSIDE;
            throw new Refusal(
                    then.get(),
                    "the rule says nothing: there is no sentence after 'then'.",
                    book.sentences().stream()
                            .filter(it -> it.side() == Sentence.Side.THEN)
                            .findFirst()
                            .map(it -> "Maybe end it with one such as: %s".formatted(it.text()))
                            .orElse("Maybe add one to %s.".formatted(bookPath)));
        }
    }

    private static boolean isBoundary(String text) {
        return text.equals("when") || text.equals("then") || text.equals("end");
    }

    private Part next(String text) {
        return switch (text) {
            case "when" -> Part.WHEN;
            case "then" -> Part.THEN;
            case "end" -> Part.OUTSIDE;
            default -> part;
        };
    }

    private Sentence.Side side() {
        return part == Part.THEN ? Sentence.Side.THEN : Sentence.Side.WHEN;
    }

    /** Of consecutive lines outside a rule, the first is reported. */
    private void stray(Place place) throws Refusal {
        if (!strayReported) {
            strayReported = true;
            throw new Refusal(
                    place, "this line is outside a rule.", "Maybe the line rule \"...\" above it is missing.");
        }
    }

    private Sentence sentence(String text, Place place) throws Refusal {
        if (text.length() > LONGEST) {
            throw new Refusal(
                    place,
                    "the sentence has %,d characters; allowed are %d.".formatted(text.length(), LONGEST),
                    "Maybe say it in two sentences.");
        }
        List<Sentence> said = book.saying(side(), text);
        if (said.size() != 1) {
            throw said.isEmpty() ? unknown(text, place) : ambiguous(said, place);
        }
        return said.get(0);
    }

    /** Looking for the nearest costs most; nobody sees it where there are a hundred problems before. */
    private Optional<Sentence> nearest(String text) {
        return problems.size() < FirstProblems.MAX ? book.nearest(side(), text) : Optional.empty();
    }

    private Refusal unknown(String text, Place place) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
        return new Refusal(
                place,
                "the vocabulary has no sentence '%s' after '%s'."
                        .formatted(shown, side() == Sentence.Side.WHEN ? "when" : "then"),
                nearest(text)
                        .map(it -> (lacksQuote(text) ? "Maybe a quote is missing: %s" : "Maybe it is: %s")
                                .formatted(it.text()))
                        .orElse("Maybe add it to %s.".formatted(bookPath)));
    }

    private static boolean lacksQuote(String text) {
        return text.chars().filter(it -> it == '"').count() % 2 == 1;
    }

    private static Refusal ambiguous(List<Sentence> said, Place place) {
        return new Refusal(
                place,
                "the vocabulary has two sentences that this could be, on %s and %s."
                        .formatted(
                                said.get(0).place().described(),
                                said.get(1).place().described()),
                "Maybe word one of them differently.");
    }
}
