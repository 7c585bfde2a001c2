package io.davylamp.rules.diff;

import io.davylamp.rules.Change;
import io.davylamp.rules.Change.Effect;
import io.davylamp.rules.Change.Kind;
import io.davylamp.rules.RuleInfo;
import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.ConditionText;
import io.davylamp.rules.language.Fields;
import io.davylamp.rules.language.Message;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What differs in meaning between two forms of one rule. */
public final class RuleChanges {
    private final String id;
    private final List<Change> changes = new ArrayList<>();

    private RuleChanges(String id) {
        this.id = id;
    }

    public static List<Change> between(Rule before, Rule after) {
        RuleChanges found = new RuleChanges(before.info().id());
        found.labels(before, after);
        found.premises(before.premises(), after.premises());
        found.calls(before.calls(), after.calls());
        return found.changes;
    }

    private void labels(Rule before, Rule after) {
        RuleInfo old = before.info();
        RuleInfo fresh = after.info();
        changed(Kind.LABEL, "name", old.name(), fresh.name());
        changed(Kind.LABEL, "@owner", old.owner(), fresh.owner());
        changed(Kind.LABEL, "@why", old.why(), fresh.why());
        changed(Kind.LABEL, "@confirm", confirm(before), confirm(after));
        changed(Kind.LABEL, "file", old.file(), fresh.file());
    }

    private static String confirm(Rule rule) {
        return rule.confirm().isPresent() ? String.valueOf(rule.confirm().getAsInt()) : "";
    }

    /** Facts are paired by kind, in their order; what finds no partner came or went. */
    private void premises(List<Premise> before, List<Premise> after) {
        List<Premise> fresh = new ArrayList<>(after);
        for (Premise old : before) {
            Optional<Premise> partner = take(fresh, it -> head(it).equals(head(old)));
            if (partner.isEmpty()) {
                changes.add(Change.of(Kind.CONDITION_REMOVED, id, head(old), ConditionText.of(old), ""));
            } else if (old instanceof Premise.AnyOf) {
                changed(Kind.COMPARISON, "any of", ConditionText.of(old), ConditionText.of(partner.get()));
            } else {
                pattern(
                        old instanceof Premise.Absent,
                        old.patterns().get(0),
                        partner.get().patterns().get(0));
            }
        }
        fresh.forEach(it -> changes.add(Change.of(Kind.CONDITION_ADDED, id, head(it), "", ConditionText.of(it))));
    }

    private static String head(Premise premise) {
        if (premise instanceof Premise.AnyOf) {
            return "exists";
        }
        String name = premise.patterns().get(0).fact().name();
        return premise instanceof Premise.Absent ? "not " + name : name;
    }

    private void pattern(boolean negated, Pattern before, Pattern after) {
        List<Condition> old = new ArrayList<>(ConditionText.parts(before));
        List<Condition> fresh = new ArrayList<>(ConditionText.parts(after));
        old.removeIf(it -> take(fresh, other -> ConditionText.of(other).equals(ConditionText.of(it)))
                .isPresent());
        String fact = before.fact().name();
        paired(old, fresh, RuleChanges::sameComparison, (was, is) -> limit(negated, fact, was, is));
        paired(old, fresh, RuleChanges::sameDirection, (was, is) -> comparison(fact, was, is));
        paired(old, fresh, RuleChanges::sameField, (was, is) -> comparison(fact, was, is));
        old.forEach(it -> changes.add(new Change(
                Kind.CONDITION_REMOVED, id, fact, dotted(fact, it), "", negated ? Effect.FEWER : Effect.MORE)));
        fresh.forEach(it -> changes.add(new Change(
                Kind.CONDITION_ADDED, id, fact, "", dotted(fact, it), negated ? Effect.MORE : Effect.FEWER)));
    }

    private interface Pair {
        void of(Condition before, Condition after);
    }

    private static void paired(
            List<Condition> before, List<Condition> after, BiPredicate<Condition, Condition> match, Pair pair) {
        before.removeIf(was -> {
            Optional<Condition> is = take(after, it -> match.test(was, it));
            is.ifPresent(it -> pair.of(was, it));
            return is.isPresent();
        });
    }

    private static boolean sameComparison(Condition before, Condition after) {
        return sameDirection(before, after)
                && ((Condition.Comparison) before).relation() == ((Condition.Comparison) after).relation();
    }

    private static boolean sameDirection(Condition before, Condition after) {
        return before instanceof Condition.Comparison was
                && after instanceof Condition.Comparison is
                && ConditionText.of(was.left()).equals(ConditionText.of(is.left()))
                && direction(was.relation()) == direction(is.relation());
    }

    private static boolean sameField(Condition before, Condition after) {
        return Fields.of(before).equals(Fields.of(after))
                && (!(before instanceof Condition.Comparison was)
                        || !(after instanceof Condition.Comparison is)
                        || !was.relation().ordersNumbers()
                        || !is.relation().ordersNumbers());
    }

    /** −1 where lower values fit, 1 where higher ones do. */
    private static int direction(Condition.Relation relation) {
        return switch (relation) {
            case BELOW, AT_MOST -> -1;
            case ABOVE, AT_LEAST -> 1;
            case EQUAL, DIFFERENT -> 0;
        };
    }

    private void limit(boolean negated, String fact, Condition before, Condition after) {
        Condition.Comparison was = (Condition.Comparison) before;
        Condition.Comparison is = (Condition.Comparison) after;
        Effect effect = Effect.UNTOLD;
        if (was.right() instanceof Term.Number old
                && is.right() instanceof Term.Number fresh
                && direction(was.relation()) != 0) {
            boolean wider = (fresh.value() > old.value()) == (direction(was.relation()) < 0);
            effect = wider != negated ? Effect.MORE : Effect.FEWER;
        }
        String what = "%s.%s %s"
                .formatted(fact, ConditionText.of(was.left()), was.relation().symbol());
        changes.add(
                new Change(Kind.LIMIT, id, what, ConditionText.of(was.right()), ConditionText.of(is.right()), effect));
    }

    private void comparison(String fact, Condition before, Condition after) {
        changes.add(Change.of(Kind.COMPARISON, id, fact, ConditionText.of(before), ConditionText.of(after)));
    }

    private static String dotted(String fact, Condition condition) {
        return fact + "." + ConditionText.of(condition);
    }

    private void calls(List<Call> before, List<Call> after) {
        List<Call> fresh = new ArrayList<>(after);
        for (Call old : before) {
            Optional<Call> partner = take(fresh, it -> it.getClass() == old.getClass());
            changed(
                    old instanceof Call.Stress ? Kind.GRADE : Kind.SAYS,
                    said(old),
                    asked(old),
                    partner.map(RuleChanges::asked).orElse(""));
            partner.ifPresent(
                    it -> changed(Kind.TEXT, said(old) + " text", sentence(old.message()), sentence(it.message())));
        }
        fresh.forEach(it -> changed(it instanceof Call.Stress ? Kind.GRADE : Kind.SAYS, said(it), "", asked(it)));
    }

    private static String said(Call call) {
        return call instanceof Call.Stress ? "stress" : call instanceof Call.Crunch ? "crunch" : "hedge";
    }

    private static String asked(Call call) {
        if (call instanceof Call.Stress it) {
            return it.grade().name();
        } else if (call instanceof Call.Crunch it) {
            return it.flag();
        }
        Call.Hedge it = (Call.Hedge) call;
        return "%s of %s for %s days"
                .formatted(it.instrument(), ConditionText.of(it.targetRatio()), ConditionText.of(it.tenorDays()));
    }

    private static String sentence(Message message) {
        String values = message.values().stream()
                .map(ConditionText::of)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return values.isEmpty()
                ? '"' + message.template() + '"'
                : "\"%s\" with %s".formatted(message.template(), values);
    }

    private void changed(Kind kind, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.add(Change.of(kind, id, what, before, after));
        }
    }

    private static <T> Optional<T> take(List<T> from, Predicate<T> wanted) {
        Optional<T> found = from.stream().filter(wanted).findFirst();
        found.ifPresent(from::remove);
        return found;
    }
}
