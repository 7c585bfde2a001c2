package io.davylamp.rules.language;

import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Spelling;
import io.davylamp.rules.text.Token;
import io.davylamp.rules.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what a rule does once its conditions hold: calls of {@code stress}, {@code crunch} and {@code hedge} on
 * {@code findings}, and nothing else.
 */
public final class Calls {
    private static final Pattern FLAG = Pattern.compile("[A-Z][A-Z0-9_]{2,39}");
    private static final List<String> NAMES = List.of("stress", "crunch", "hedge");
    private static final int MAX_CALLS = 10;
    public static final int LONGEST_TENOR_DAYS = 1095;

    private final Tokens tokens;
    private final Terms terms;

    private Calls(Tokens tokens, Map<String, Term.Variable> variables) {
        this.tokens = tokens;
        this.terms = new Terms(tokens, Optional.empty(), variables);
    }

    /**
     * Reads the part after {@code then}.
     *
     * @param line the line of its first character
     */
    public static List<Call> read(String source, int line, Map<String, Term.Variable> variables) throws Refusal {
        Calls reader = new Calls(Tokens.of(source, line), variables);
        List<Call> calls = new ArrayList<>();
        while (!reader.tokens.atEnd()) {
            calls.add(reader.call());
        }
        if (calls.isEmpty()) {
            throw new Refusal(
                    line,
                    "the rule says nothing: there is no call after 'then'.",
                    "Maybe end it with findings.stress(WATCH, \"...\");");
        } else if (calls.size() > MAX_CALLS) {
            throw new Refusal(
                    line,
                    "the rule says %d things; allowed is 1 to %d.".formatted(calls.size(), MAX_CALLS),
                    "Maybe write two rules.");
        }
        return calls;
    }

    private Call call() throws Refusal {
        Token start = tokens.take();
        if (!start.isWord("findings") || !tokens.accept(".")) {
            throw new Refusal(
                    start.line(),
                    "%s begins something that is not a call on findings.".formatted(start.described()),
                    "Maybe write findings.stress(...), findings.crunch(...) or findings.hedge(...): rules do nothing"
                            + " else.");
        }
        Token name = tokens.take();
        tokens.expect("(", "after findings." + name.text());
        Call call = switch (name.text()) {
            case "stress" -> new Call.Stress(grade(name), message(name));
            case "crunch" -> new Call.Crunch(flag(), message(name));
            case "hedge" -> hedge(name);
            default ->
                throw new Refusal(
                        name.line(),
                        "findings has no '%s'.".formatted(name.text()),
                        Spelling.advice(name.text(), NAMES));
        };
        tokens.expect(")", "at the end of findings." + name.text());
        tokens.expect(";", "after findings.%s(...)".formatted(name.text()));
        return call;
    }

    private Grade grade(Token name) throws Refusal {
        Grade grade = constant(Grade.class, name);
        if (grade == Grade.NORMAL) {
            throw new Refusal(
                    name.line(),
                    "a rule cannot say NORMAL: an operator for whom no rule fires is NORMAL.",
                    "Maybe remove the rule.");
        }
        return grade;
    }

    private String flag() throws Refusal {
        Token flag = tokens.take();
        if (flag.kind() != Token.Kind.TEXT || !FLAG.matcher(flag.text()).matches()) {
            throw new Refusal(
                    flag.line(),
                    "a flag is a text of 3 to 40 capitals, digits and underscores; found %s."
                            .formatted(flag.described()),
                    "Maybe write \"RUNWAY_SHORT\".");
        }
        return flag.text();
    }

    private Call hedge(Token name) throws Refusal {
        Instrument instrument = constant(Instrument.class, name);
        Term ratio = number("target ratio", 0, 1, "Maybe it is a percentage: write 0.5 for 50 %.");
        Term tenor = number("tenor in days", 0, LONGEST_TENOR_DAYS, "Maybe write 90.");
        return new Call.Hedge(instrument, ratio, tenor, message(name));
    }

    private <E extends Enum<E>> E constant(Class<E> type, Token call) throws Refusal {
        Term term = terms.read(type);
        if (!(term instanceof Term.Choice choice) || term.type() != type) {
            throw new Refusal(
                    call.line(),
                    "findings.%s begins with %s.".formatted(call.text(), Kinds.describe(type)),
                    "Maybe write it without quotes, as the first value.");
        }
        return type.cast(choice.value());
    }

    private Term number(String what, double least, double most, String advice) throws Refusal {
        tokens.expect(",", "before the " + what);
        int line = tokens.peek().line();
        Term term = terms.read(double.class);
        boolean outside = term instanceof Term.Number number && (number.value() < least || number.value() > most);
        if (!Kinds.isNumber(term.type()) || outside) {
            throw new Refusal(line, "the %s must be a number from %.0f to %.0f.".formatted(what, least, most), advice);
        }
        return term;
    }

    private Message message(Token name) throws Refusal {
        tokens.expect(",", "before the message of findings." + name.text());
        Token template = tokens.take();
        if (template.kind() != Token.Kind.TEXT) {
            throw new Refusal(
                    template.line(),
                    "the message of findings.%s must be a text; found %s.".formatted(name.text(), template.described()),
                    "Maybe put it between quotes.");
        }
        List<Term> values = new ArrayList<>();
        while (tokens.accept(",")) {
            int line = tokens.peek().line();
            Term value = terms.read(Object.class);
            if (value instanceof Term.Text || value instanceof Term.YesNo) {
                throw new Refusal(
                        line, "a value of the message is itself a fixed word.", "Maybe write it in the message.");
            }
            values.add(value);
        }
        return Message.of(template.text(), values, template.line());
    }
}
