package io.davylamp.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;

/**
 * One file of rules as DRL, and where in it everything stands.
 *
 * @param source its text, and where each line of it comes from
 * @param tokens the text cut into tokens
 */
record DrlFile(Expansion source, List<Token> tokens) {
    private static final Pattern RULE = Pattern.compile("^\\s*rule\\s+\"?([^\"]+)\"?");

    DrlFile {
        tokens = List.copyOf(tokens);
    }

    /** Checks the text character by character; what is not written in the rule language's letters stops here. */
    static DrlFile of(Expansion source) throws Refusal {
        return new DrlFile(source, Lexer.read(source.drl(), 1));
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
    Optional<PackageDescr> parse(List<RuleProblem> problems) {
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
        return source.problem(line, ruleAt(drl(), line), message + ".", ParserAdvice.on(this, line));
    }

    /** The name of the rule that a line of a text belongs to; empty before the first. */
    static String ruleAt(String drl, int line) {
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
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isWord("then") && token.line() >= rule.getConsequenceLine()) {
                boolean empty = String.valueOf(rule.getConsequence()).isBlank();
                return empty ? token.line() : firstLineAfter(token.end());
            }
        }
        return rule.getConsequenceLine();
    }

    /** The line of the first character after a place that is no blank: comments count, as the parser keeps them. */
    private int firstLineAfter(int end) {
        int at = end;
        while (at < drl().length() && Character.isWhitespace(drl().charAt(at))) {
            at++;
        }
        return 1 + (int) drl().substring(0, at).chars().filter(it -> it == '\n').count();
    }

    /** The tokens of a rule's head: from its name to {@code when} or {@code then}. */
    List<Token> head(RuleDescr rule) {
        List<Token> head = new ArrayList<>();
        boolean inside = false;
        for (Token token : tokens) {
            inside |= token.isWord("rule") && token.line() == rule.getLine();
            if (inside && (token.isWord("when") || token.isWord("then"))) {
                break;
            } else if (inside) {
                head.add(token);
            }
        }
        return head;
    }

    /** The rule as its author wrote it. */
    String textOf(RuleDescr rule) {
        List<String> lines = source.written();
        int first = Math.max(1, rule.getLine());
        int last = Math.min(lines.size(), Math.max(first, rule.getEndLine()));
        return String.join("\n", lines.subList(first - 1, last));
    }
}
