package io.davylamp.rules.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.json.Mappers;
import io.davylamp.rules.FileName;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A YAML file of a rulebook: plain texts, numbers, lists and keys in one document. It is walked through once before it
 * is read, so that whatever is more than that, or too much, is refused at its line: tags, anchors and aliases, a second
 * document, numbers without end, depth.
 *
 * @param root what it holds
 * @param lines the line on which each value begins, by its JSON pointer
 */
public record YamlFile(JsonNode root, Map<String, Integer> lines) {
    private static final int MAX_CHARACTERS = 512 * 1024;
    private static final int MAX_VALUES = 50_000;
    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 5_000;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9._]+([eE][-+]?[0-9_]+)?");
    private static final Pattern ENDLESS = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final String BROKEN = "it does not go on here as it began";
    private static final String PLAINLY = "Maybe write it out as it is meant.";

    /** Reads a file. */
    public static YamlFile read(String text) throws Refusal {
        checkLength(text);
        Map<String, Integer> lines = new Walk(text).lines();
        try {
            JsonNode root = Mappers.YAML.readTree(text);
            return new YamlFile(root, lines);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw notYaml(line, BROKEN);
        }
    }

    private static void checkLength(String text) throws Refusal {
        if (text.length() > MAX_CHARACTERS) {
            int line = 1
                    + (int) text.chars()
                            .limit(MAX_CHARACTERS)
                            .filter(it -> it == '\n')
                            .count();
            throw new Refusal(
                    line,
                    "the file has %,d characters; allowed are %,d.".formatted(text.length(), MAX_CHARACTERS),
                    "Maybe split it.");
        }
    }

    private static Refusal notYaml(int line, String why) {
        return new Refusal(
                line,
                "this is not YAML: %s.".formatted(why),
                "Maybe the indentation is off, or a colon lacks its blank.");
    }

    /** The line of the value at a pointer, or of the nearest around it that has one. */
    public int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    /** The same for keys with dots between: {@code stress.priceChange}. */
    public int lineOf(String keys) {
        return line(keys.isEmpty() ? "" : "/" + keys.replace('.', '/'));
    }

    /** One walk through the file's events; nothing is built of them. */
    private static final class Walk {
        /** A list or an object that is open: its pointer, and what comes next in it. */
        private static final class Open {
            private final String pointer;
            private final boolean isList;
            private int next;
            private String key = "";
            private boolean isKeyNext = true;

            private Open(String pointer, boolean isList) {
                this.pointer = pointer;
                this.isList = isList;
            }
        }

        private final String text;
        private final Map<String, Integer> lines = new HashMap<>();
        private final Deque<Open> open = new ArrayDeque<>();
        private int documents;

        private Walk(String text) {
            this.text = text;
        }

        private Map<String, Integer> lines() throws Refusal {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(MAX_CHARACTERS);
            try {
                for (Event event : new Yaml(options).parse(new StringReader(text))) {
                    event(event, 1 + event.getStartMark().getLine());
                }
            } catch (MarkedYAMLException e) {
                Mark mark = e.getProblemMark();
                throw notYaml(mark == null ? 1 : 1 + mark.getLine(), BROKEN);
            } catch (ReaderException e) {
                int line = 1
                        + (int) text.substring(0, Math.min(text.length(), e.getPosition()))
                                .chars()
                                .filter(it -> it == '\n')
                                .count();
                throw notYaml(line, "there is a character that is not allowed in a text");
            }
            return lines;
        }

        private void event(Event event, int line) throws Refusal {
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                throw new Refusal(line, "a second document begins here.", "Maybe remove the three dashes.");
            } else if (event instanceof AliasEvent alias) {
                throw new Refusal(line, "there is an alias, *%s.".formatted(shown(alias.getAnchor())), PLAINLY);
            } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
                throw new Refusal(line, "there is an anchor, &%s.".formatted(shown(node.getAnchor())), PLAINLY);
            } else if (event instanceof ScalarEvent scalar) {
                checkTag(scalar.getTag(), line);
                scalar(scalar, line);
            } else if (event instanceof CollectionStartEvent start) {
                checkTag(start.getTag(), line);
                start(event.is(Event.ID.SequenceStart), line);
            } else if (event.is(Event.ID.SequenceEnd) || event.is(Event.ID.MappingEnd)) {
                open.pop();
            }
        }

        private static void checkTag(String tag, int line) throws Refusal {
            if (tag != null) {
                throw new Refusal(
                        line,
                        "there is a tag, %s.".formatted(shown(tag.replaceFirst("^tag:yaml\\.org,2002:", "!!"))),
                        "Maybe remove it: texts and numbers are distinguished without it.");
            }
        }

        private void scalar(ScalarEvent scalar, int line) throws Refusal {
            String value = scalar.getValue();
            if (value.length() > LONGEST_TEXT) {
                throw new Refusal(
                        line,
                        "a text has %,d characters; allowed are %,d.".formatted(value.length(), LONGEST_TEXT),
                        "Maybe shorten it.");
            } else if (scalar.getScalarStyle() == ScalarStyle.PLAIN) {
                checkNumber(value, line);
            }
            Open within = open.peek();
            if (within != null && !within.isList && within.isKeyNext) {
                within.key = value.replace("~", "~0").replace("/", "~1");
                within.isKeyNext = false;
            } else {
                place(line);
            }
        }

        private static void checkNumber(String value, int line) throws Refusal {
            boolean number = NUMBER.matcher(value).matches() && value.chars().anyMatch(Character::isDigit);
            if (number && value.length() > LONGEST_NUMBER) {
                throw new Refusal(
                        line,
                        "a number has %,d characters; allowed are %d.".formatted(value.length(), LONGEST_NUMBER),
                        "Maybe round it, or put a text in quotes.");
            } else if (ENDLESS.matcher(value).matches() || (number && isEndless(value))) {
                throw new Refusal(
                        line,
                        "%s is not a number that can be counted with.".formatted(value),
                        "Maybe write the number that is meant.");
            }
        }

        private static boolean isEndless(String number) {
            try {
                return Double.isInfinite(Double.parseDouble(number.replace("_", "")));
            } catch (NumberFormatException e) {
                return false;
            }
        }

        private void start(boolean list, int line) throws Refusal {
            Open within = open.peek();
            if (within != null && !within.isList && within.isKeyNext) {
                throw new Refusal(line, "a list or an object is where a key belongs.", PLAINLY);
            }
            String pointer = place(line);
            if (open.size() == DEEPEST) {
                throw new Refusal(line, "it is nested deeper than %d.".formatted(DEEPEST), "Maybe flatten it.");
            }
            open.push(new Open(pointer, list));
        }

        /** Notes where the next value is. */
        private String place(int line) throws Refusal {
            Open within = open.peek();
            String pointer = "";
            if (within != null) {
                pointer = within.pointer + "/" + (within.isList ? Integer.toString(within.next++) : within.key);
                within.isKeyNext = true;
            }
            if (lines.putIfAbsent(pointer, line) != null) {
                throw new Refusal(
                        line,
                        "the key '%s' appears twice.".formatted(shown(within == null ? "" : within.key)),
                        "Maybe remove one of the two.");
            } else if (lines.size() > MAX_VALUES) {
                throw new Refusal(
                        line, "the file holds more than %,d values.".formatted(MAX_VALUES), "Maybe split it.");
            }
            return pointer;
        }

        private static String shown(String text) {
            return FileName.shown(text);
        }
    }
}
