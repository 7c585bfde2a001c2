package io.davylamp.rules.guard;

import io.davylamp.rules.About;
import io.davylamp.rules.RuleInfo;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Calls;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.Conditions;
import io.davylamp.rules.language.Multiplicity;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.language.Vocabulary;
import io.davylamp.rules.text.DecimalComma;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Spelling;
import io.davylamp.rules.text.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Turns a parsed rule file into {@link Rule}s, and refuses everything that is not allowed in one. It is an allow-list:
 * each element of the tree is either understood and copied into a {@code Rule}, or named in a problem; there is no
 * third way. It runs before the engine sees anything, for validating is enough to run code in some constructs
 * ({@code salience (call())}, {@code eval}).
 */
public final class Guard {
    private static final int MAX_PATTERNS = 16;
    private static final int LONGEST_NAME = 200;
    private static final int MAX_UNJOINED = 2;

    private final DrlFile file;
    private final RuleDescr rule;
    private final Map<String, Term.Variable> variables = new LinkedHashMap<>();

    private Guard(DrlFile file, RuleDescr rule) {
        this.file = file;
        this.rule = rule;
    }

    /** What a file may not hold beside rules. */
    static List<RuleProblem> checkFile(DrlFile file, PackageDescr parsed) {
        List<RuleProblem> foreign = new ArrayList<>();
        foreign(file, "an import", "import", parsed.getImports(), foreign);
        foreign(file, "an import", "import", parsed.getFunctionImports(), foreign);
        foreign(file, "an import", "import", parsed.getAccumulateImports(), foreign);
        foreign(file, "a global", "global", parsed.getGlobals(), foreign);
        foreign(file, "a function", "function", parsed.getFunctions(), foreign);
        foreign(file, "a declared type", "declare", parsed.getTypeDeclarations(), foreign);
        foreign(file, "a declared type", "declare", parsed.getEnumDeclarations(), foreign);
        foreign(file, "an entry point", "declare", parsed.getEntryPointDeclarations(), foreign);
        foreign(file, "a window", "declare", parsed.getWindowDeclarations(), foreign);
        foreign(file, "an attribute for all rules", "", parsed.getAttributes(), foreign);
        foreign(file, "a package", "package", parsed.getName().isEmpty() ? List.of() : List.of(parsed), foreign);
        foreign(file, "a unit", "unit", parsed.getUnit() == null ? List.of() : List.of(parsed.getUnit()), foreign);
        return foreign;
    }

    /**
     * Adds the problem of what is not allowed in a file, where it is first.
     *
     * @param word the word it begins with, for what the parser gives no line
     */
    private static void foreign(
            DrlFile file, String what, String word, Collection<? extends BaseDescr> found, List<RuleProblem> problems) {
        if (found.isEmpty()) {
            return;
        }
        int line = found.stream()
                .mapToInt(BaseDescr::getLine)
                .filter(it -> it > 0)
                .min()
                .orElseGet(() -> file.first(word).map(Token::line).orElse(1));
        problems.add(file.source()
                .problem(
                        line,
                        "",
                        "the file has %s; a rule file holds rules only.".formatted(what),
                        "Maybe remove it: every fact and 'findings' are known without it."));
    }

    /** The rule as understood. */
    public static Rule read(DrlFile file, RuleDescr rule) throws Refusal {
        return new Guard(file, rule).read();
    }

    private Rule read() throws Refusal {
        checkHead();
        Labels labels = Labels.read(file, rule);
        List<Premise> premises = premises();
        checkSize(premises);
        checkSubject(premises);
        List<Call> calls = Calls.read(consequence(), file.lineOfConsequence(rule), variables);
        Place place = file.place(rule.getLine());
        RuleInfo info = new RuleInfo(
                labels.id(),
                rule.getName(),
                labels.owner(),
                labels.why(),
                place.file(),
                place.line(),
                place.cell(),
                file.textOf(rule));
        return new Rule(info, labels.confirm(), premises, calls);
    }

    private void checkHead() throws Refusal {
        if (rule.getName().isBlank() || rule.getName().length() > LONGEST_NAME) {
            throw refused(
                    "the rule's name has %d characters; allowed is 1 to %d, not all of them blank"
                            .formatted(rule.getName().length(), LONGEST_NAME),
                    "Maybe say in a few words when it fires: rule \"Runway below 90 days\".");
        }
        if (rule.isQuery() || rule.getClass() != RuleDescr.class) {
            throw refused("a query is not a rule", "Maybe write a rule that makes a finding.");
        }
        if (rule.getParentName() != null) {
            throw refused("the rule extends another", "Maybe repeat the conditions: each rule is complete in itself.");
        }
        if (!rule.getAttributes().isEmpty() || rule.getUnit() != null) {
            String names = String.join(", ", rule.getAttributes().keySet());
            throw refused(
                    "the rule has attributes (%s)".formatted(names),
                    "Maybe remove them: rules have no order, no timers and no switches.");
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            throw refused("the rule has more than one 'then'", "Maybe write one rule for each.");
        }
    }

    private List<Premise> premises() throws Refusal {
        List<Premise> premises = new ArrayList<>();
        for (BaseDescr element : rule.getLhs().getDescrs()) {
            premises.add(premise(element));
        }
        return premises;
    }

    private Premise premise(BaseDescr element) throws Refusal {
        if (element.getClass() == PatternDescr.class) {
            return new Premise.Present(pattern((PatternDescr) element));
        } else if (element.getClass() == NotDescr.class) {
            List<Pattern> patterns = quantified(element, ((NotDescr) element).getDescrs());
            if (patterns.size() == 1) {
                return new Premise.Absent(patterns.get(0));
            }
        } else if (element.getClass() == ExistsDescr.class) {
            return new Premise.AnyOf(quantified(element, ((ExistsDescr) element).getDescrs()));
        }
        throw misplaced(element);
    }

    /** The fact after 'not' or 'exists', or the facts joined by 'or' there. None of them binds a value. */
    private List<Pattern> quantified(BaseDescr element, List<? extends BaseDescr> inner) throws Refusal {
        boolean or = inner.size() == 1 && inner.get(0).getClass() == OrDescr.class;
        List<Pattern> patterns = new ArrayList<>();
        for (BaseDescr descr : or ? ((OrDescr) inner.get(0)).getDescrs() : inner) {
            if (descr.getClass() != PatternDescr.class || (!or && inner.size() != 1)) {
                throw misplaced(descr);
            }
            Pattern pattern = pattern((PatternDescr) descr);
            if (!pattern.bound().isEmpty()) {
                throw new Refusal(
                        pattern.line(),
                        "%s is bound inside '%s'."
                                .formatted(pattern.bound().get(0).name(), word(element)),
                        "Maybe remove the binding.");
            }
            patterns.add(pattern);
        }
        return patterns;
    }

    private static Refusal misplaced(BaseDescr element) {
        return new Refusal(
                element.getLine(),
                "'%s' is not allowed here.".formatted(word(element)),
                "Maybe use plain facts, 'not' before one fact, and 'exists ( ... or ... )'.");
    }

    private Pattern pattern(PatternDescr pattern) throws Refusal {
        int line = pattern.getLine();
        if (pattern.getObjectType() == null) {
            throw new Refusal(line, "a condition names no fact.", "Maybe write one: Runway( days < 90 ).");
        }
        boolean plain = pattern.getSource() == null
                && pattern.getBehaviors().isEmpty()
                && pattern.getAnnotationNames().isEmpty()
                && !pattern.isQuery()
                && !pattern.isUnification();
        if (!plain) {
            throw new Refusal(
                    line,
                    "'%s' has a source, a window or an annotation.".formatted(pattern.getObjectType()),
                    "Maybe write the fact alone: %s( ... ).".formatted(pattern.getObjectType()));
        }
        if (pattern.getIdentifier() != null) {
            throw new Refusal(
                    line,
                    "the whole fact is bound to %s.".formatted(pattern.getIdentifier()),
                    "Maybe bind the field that is needed: Runway( $days : days ).");
        }
        Vocabulary.Fact fact = Vocabulary.fact(pattern.getObjectType())
                .orElseThrow(() -> new Refusal(
                        line,
                        "there is no fact '%s'.".formatted(pattern.getObjectType()),
                        Spelling.advice(pattern.getObjectType(), Vocabulary.names())));
        return conditions(pattern, fact);
    }

    private Pattern conditions(PatternDescr pattern, Vocabulary.Fact fact) throws Refusal {
        Map<String, Term.Variable> before = new HashMap<>(variables);
        List<Condition> conditions = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        String expression = "";
        for (BaseDescr descr : pattern.getDescrs()) {
            if (descr.getClass() != ExprConstraintDescr.class
                    || ((ExprConstraintDescr) descr).getType() != ExprConstraintDescr.Type.NAMED) {
                throw new Refusal(
                        descr.getLine(), "a condition names no field.", "Maybe write the field before it: days < 90.");
            }
            ExprConstraintDescr condition = (ExprConstraintDescr) descr;
            DecimalComma.check(expression, condition.getExpression(), condition.getLine());
            expression = condition.getExpression();
            Optional<Condition> read = Conditions.read(expression, condition.getLine(), fact, variables);
            read.ifPresent(it -> {
                conditions.add(it);
                places.add(file.place(condition.getLine()));
            });
        }
        List<Term.Variable> bound = variables.values().stream()
                .filter(it -> !before.containsKey(it.name()))
                .toList();
        return new Pattern(
                fact, bound, conditions, file.place(pattern.getLine()).line(), places);
    }

    /** Bounds the work one rule can make: of some facts there are many, and each one more multiplies. */
    private void checkSize(List<Premise> premises) throws Refusal {
        int patterns = premises.stream().mapToInt(it -> it.patterns().size()).sum();
        if (patterns > MAX_PATTERNS) {
            throw refused(
                    "the rule looks for %d facts; allowed are %d".formatted(patterns, MAX_PATTERNS),
                    "Maybe write two rules.");
        }
        List<Pattern> unjoined = Multiplicity.unjoined(premises);
        if (unjoined.size() > MAX_UNJOINED) {
            throw new Refusal(
                    unjoined.get(MAX_UNJOINED).line(),
                    "the rule tries each with each of %s; allowed are %d such facts."
                            .formatted(
                                    unjoined.stream()
                                            .map(it -> it.fact().name())
                                            .collect(Collectors.joining(", ")),
                                    MAX_UNJOINED),
                    "Maybe say which belong together (loanId == $loan), fix one (scenario == BASE), or write"
                            + " two rules.");
        }
    }

    /** An operator's facts and the network's are never judged together, and a rule must be about some fact. */
    private void checkSubject(List<Premise> premises) throws Refusal {
        if (premises.stream().noneMatch(Premise.Present.class::isInstance)) {
            throw refused(
                    "the rule has no fact of its own",
                    "Maybe begin with the fact it is about; 'not' and 'exists' only narrow it down.");
        }
        Map<About, List<String>> names = premises.stream()
                .flatMap(it -> it.patterns().stream())
                .collect(Collectors.groupingBy(
                        it -> it.fact().about(),
                        Collectors.mapping(it -> it.fact().name(), Collectors.toList())));
        if (names.containsKey(About.OPERATOR) && names.containsKey(About.NETWORK)) {
            throw refused(
                    "%s is about an operator and %s about the network: they are never judged together"
                            .formatted(
                                    names.get(About.OPERATOR).get(0),
                                    names.get(About.NETWORK).get(0)),
                    "Maybe write one rule for each.");
        }
    }

    private String consequence() throws Refusal {
        if (rule.getConsequence() instanceof String text) {
            return text;
        }
        throw refused("the rule says nothing", "Maybe end it with: then findings.stress(WATCH, \"...\"); end");
    }

    private Refusal refused(String message, String advice) {
        return new Refusal(rule.getLine(), message + ".", advice);
    }

    /** {@code OrDescr} → {@code or}. */
    private static String word(BaseDescr element) {
        return element.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT);
    }
}
