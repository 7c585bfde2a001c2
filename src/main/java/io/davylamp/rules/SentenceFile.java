package io.davylamp.rules;

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

    private final String path;
    private final SentenceBook book;
    private final String bookPath;
    private final Expansion.Writer drl = new Expansion.Writer();
    private Part part = Part.OUTSIDE;
    private boolean strayTold;
    /** Where {@code then} stands, until a sentence follows it. */
    private Optional<Place> unsaid = Optional.empty();

    private SentenceFile(String path, SentenceBook book, String bookPath) {
        this.path = path;
        this.book = book;
        this.bookPath = bookPath;
    }

    /** The file's rules; lines that cannot be understood are added to the problems, and their rules left out. */
    static Expansion expand(String path, String text, String bookPath, SentenceBook book, List<RuleProblem> problems) {
        SentenceFile file = new SentenceFile(path, book, bookPath);
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
            part = Part.HEAD;
            strayTold = false;
            drl.rule(line, new Origin(place, line, place, ""));
            return;
        }
        if (!remark && part == Part.OUTSIDE) {
            stray(place);
            return;
        }
        checkSaid(text, remark, place);
        String written = remark || isBoundary(text) || part == Part.HEAD ? line : sentence(text, place);
        Origin origin = origin(line, text, place);
        part = next(text);
        drl.line(written, origin);
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
                    "the rule says nothing: after 'then' stands no sentence.",
                    book.sentences().stream()
                            .filter(it -> it.side() == Sentence.Side.THEN)
                            .findFirst()
                            .map(it -> "Maybe end it with one such as: %s".formatted(it.text()))
                            .orElse("Maybe add one to %s.".formatted(bookPath)));
        }
    }

    private Origin origin(String line, String text, Place place) {
        Optional<Sentence> sentence = Optional.of(text)
                .filter(it -> !isBoundary(it))
                .flatMap(it -> book.saying(side(), it).stream().findFirst());
        return sentence.map(
                        it -> new Origin(place, line, it.place(), it.meaning().text()))
                .orElseGet(() -> new Origin(place, line, place, ""));
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

    /** Of lines that stand outside a rule, one after the other, the first is told. */
    private void stray(Place place) throws Refusal {
        if (!strayTold) {
            strayTold = true;
            throw new Refusal(
                    place, "this line stands outside a rule.", "Maybe the line rule \"...\" above it is missing.");
        }
    }

    private String sentence(String text, Place place) throws Refusal {
        List<Sentence> said = book.saying(side(), text);
        if (said.size() != 1) {
            throw said.isEmpty() ? unknown(text, place) : ambiguous(said, place);
        }
        Sentence sentence = said.get(0);
        Map<String, String> values = sentence.values(text).orElseThrow();
        List<String> inOrder =
                sentence.meaning().slots().stream().map(values::get).toList();
        return "    " + sentence.meaning().fill(inOrder, place);
    }

    private Refusal unknown(String text, Place place) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
        return new Refusal(
                place,
                "the vocabulary has no sentence '%s' after '%s'."
                        .formatted(shown, side() == Sentence.Side.WHEN ? "when" : "then"),
                book.nearest(side(), text)
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
