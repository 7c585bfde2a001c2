package io.davylamp.rules.guard;

import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.text.Bounds;
import io.davylamp.rules.text.Expansion;
import io.davylamp.rules.text.Lexer;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Token;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;

/**
 * One file of rules as DRL, and where in it everything is. What is asked for each rule is looked up, not searched for.
 */
public final class DrlFile {
    private static final Pattern RULE = Pattern.compile("^\\s*rule\\s+\"?([^\"]+)\"?");

    private final Expansion source;
    private final List<Token> tokens;
    private final List<String> written;
    /** The place among the tokens of each line's first one. */
    private final NavigableMap<Integer, Integer> firstOfLine = new TreeMap<>();
    /** The first {@code rule} and the first {@code then} of each line that has one, as places among the tokens. */
    private final NavigableMap<Integer, Integer> rules = new TreeMap<>();

    private final NavigableMap<Integer, Integer> thens = new TreeMap<>();

    private DrlFile(Expansion source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
        this.written = source.written();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            firstOfLine.putIfAbsent(token.line(), i);
            if (token.isWord("rule")) {
                rules.putIfAbsent(token.line(), i);
            } else if (token.isWord("then")) {
                thens.putIfAbsent(token.line(), i);
            }
        }
    }

    /**
     * Checks the text character by character, then how deep and long it goes; what is not written in the rule
     * language's letters, or leaves its bounds, stops here.
     */
    public static DrlFile of(Expansion source) throws Refusal {
        List<Token> tokens = Lexer.read(source.drl(), 1);
        Structure.check(tokens);
        Bounds.check(tokens);
        return new DrlFile(source, tokens);
    }

    Expansion source() {
        return source;
    }

    String path() {
        return source.path();
    }

    private String drl() {
        return source.drl();
    }

    /** Where a line of the text comes from. */
    Place place(int line) {
        return source.place(line);
    }

    /** Parses the file; what cannot be parsed is added to the problems. */
    public Optional<PackageDescr> parse(List<RuleProblem> problems) {
        DrlParser parser = new DrlParser();
        PackageDescr parsed = null;
        try {
            parsed = parser.parse((org.kie.api.io.Resource) null, drl());
        } catch (Exception | LinkageError | StackOverflowError e) {
            problems.add(RuleProblem.inFile(
                    path(), "the file cannot be read as rules (%s).".formatted(e), "Maybe a bracket is not closed."));
        }
        for (DroolsError error : parser.getErrors()) {
            problems.add(problem(error));
        }
        return parser.hasErrors() ? Optional.empty() : Optional.ofNullable(parsed);
    }

    private RuleProblem problem(DroolsError error) {
        int line = error.getLines().length == 0 ? 0 : error.getLines()[0];
        String message = error.getMessage().replaceFirst("^\\[ERR \\d+\\] ", "").replaceAll("\\s+", " ");
        return source.problem(line, ruleAt(line), message + ".", ParserAdvice.on(tokensOf(line)));
    }

    private List<Token> tokensOf(int line) {
        Integer first = firstOfLine.get(line);
        Integer after = firstOfLine.higherKey(line);
        int end = after == null ? tokens.size() : firstOfLine.get(after);
        return first == null ? List.of() : tokens.subList(first, end);
    }

    /** The name of the rule that a line belongs to; empty before the first. */
    private String ruleAt(int line) {
        Map.Entry<Integer, Integer> rule = rules.floorEntry(line);
        return rule == null ? "" : tokens.get(rule.getValue() + 1).text();
    }

    /** The name of the rule that a line of a text belongs to; empty before the first. */
    public static String ruleAt(String drl, int line) {
        String name = "";
        for (String text : drl.lines().limit(line).toList()) {
            Matcher matcher = RULE.matcher(text);
            if (matcher.find()) {
                name = matcher.group(1);
            }
        }
        return name;
    }

    /** The line the part after {@code then} begins on; that of {@code then} where nothing follows. */
    int lineOfConsequence(RuleDescr rule) {
        Map.Entry<Integer, Integer> then = thens.ceilingEntry(rule.getConsequenceLine());
        if (then == null) {
            return rule.getConsequenceLine();
        }
        Token token = tokens.get(then.getValue());
        boolean empty = String.valueOf(rule.getConsequence()).isBlank();
        return empty ? token.line() : firstLineAfter(token);
    }

    /** The line of the first character after a token that is no blank: comments count, as the parser keeps them. */
    private int firstLineAfter(Token token) {
        int line = token.line();
        for (int at = token.end(); at < drl().length() && Character.isWhitespace(drl().charAt(at)); at++) {
            line += drl().charAt(at) == '\n' ? 1 : 0;
        }
        return line;
    }

    /** The tokens of a rule's head: from its name to {@code when} or {@code then}. */
    List<Token> head(RuleDescr rule) {
        int first = rules.getOrDefault(rule.getLine(), tokens.size());
        int end = first;
        while (end < tokens.size()
                && !tokens.get(end).isWord("when")
                && !tokens.get(end).isWord("then")) {
            end++;
        }
        return tokens.subList(first, end);
    }

    /** The first token with a word, where there is one. */
    Optional<Token> first(String word) {
        return tokens.stream().filter(it -> it.isWord(word)).findFirst();
    }

    /** The rule as its author wrote it. */
    String textOf(RuleDescr rule) {
        int first = Math.max(1, rule.getLine());
        int last = Math.min(written.size(), Math.max(first, rule.getEndLine()));
        return String.join("\n", written.subList(first - 1, last));
    }
}
