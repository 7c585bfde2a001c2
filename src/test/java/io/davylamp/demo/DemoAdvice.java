package io.davylamp.demo;

import io.davylamp.advice.Recommendation;
import io.davylamp.advice.plan.Adviser;
import io.davylamp.advice.plan.Case;
import io.davylamp.advice.plan.Plan;
import io.davylamp.advice.plan.Planner;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.Judge;
import io.davylamp.assessment.Judgement;
import io.davylamp.assessment.OperatorMoment;
import io.davylamp.assessment.OperatorTimeline;
import io.davylamp.hedging.PricedHedge;
import io.davylamp.market.MarketTimeline;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import io.davylamp.web.page.OrderText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes down what the demo book's operators are advised at each month's end, recommendation, reason and plan, to be read as
 * their lender would: {@code DemoAdvice <file>}.
 */
public final class DemoAdvice {
    private final RuleSet rules;
    private final PrintWriter out;
    private int recommended;

    private DemoAdvice(RuleSet rules, PrintWriter out) {
        this.rules = rules;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        RuleSet rules = ((Compilation.Compiled) RuleCompiler.compile(Path.of("rules"))).rules();
        try (rules;
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0])))) {
            new DemoAdvice(rules, out).write(DemoBook.load());
        }
    }

    private void write(DemoBook book) {
        List<Reading> all =
                book.months().stream().flatMap(it -> it.readings().stream()).toList();
        List<Reading.Market> days = only(all, Reading.Market.class);
        MarketTimeline market = new MarketTimeline(List.of(), days);
        for (DemoBook.Entry entry : book.operators()) {
            List<Reading.OfOperator> readings = only(all, Reading.OfOperator.class).stream()
                    .filter(it -> it.operatorId().equals(entry.profile().id()))
                    .sorted(Comparator.comparing(Reading.OfOperator::at))
                    .toList();
            OperatorTimeline timeline =
                    new OperatorTimeline(OperatorState.empty(entry.profile()), readings, market::at);
            Judge judge = new Judge(rules, GradeMemory.NONE);
            readings.stream().map(Reading.OfOperator::at).distinct().forEach(at -> write(judge, timeline, at));
        }
        out.println(recommended + " recommendations");
    }

    private void write(Judge judge, OperatorTimeline timeline, Instant at) {
        judge.next(timeline.to(at));
        Judgement judged = judge.next(timeline.to(at.plus(Duration.ofDays(1))));
        OperatorMoment moment = judged.moment();
        out.printf(
                "%n== %s %s: %s%n",
                moment.state().profile().id().value(), at, judged.assessment().grade());
        judged.assessment().findings().forEach(it -> out.println("   finding " + it.ruleId() + ": " + it.text()));
        if (moment.market().isEmpty()) {
            return;
        }
        Mandate mandate = rules.policy().mandates().of(moment.state().profile().id());
        Case operator = new Case(
                moment.state(), moment.market().get(), judged.assessment().metrics(), moment.at());
        for (PricedHedge hedge : judged.hedges()) {
            write(hedge, new Adviser(rules.policy().stress(), mandate).recommend(hedge, List.of(), operator));
        }
        write(new Planner(rules.policy().stress(), mandate).plan(operator));
    }

    private void write(PricedHedge hedge, Adviser.Advised advised) {
        out.println("   hedge " + hedge.proposal().text());
        if (advised instanceof Adviser.Advised.Given given) {
            Recommendation it = given.recommendation();
            recommended++;
            out.println("      RECOMMENDED " + OrderText.of(it.order()));
            OrderText.effect(it.effect().before(), it.effect().after()).stream()
                    .limit(3)
                    .forEach(row -> out.println("         " + row.name() + ": " + row.before() + " -> " + row.after()));
            it.cautions().forEach(caution -> out.println("         caution: " + caution));
        } else {
            out.println("      not recommended: " + ((Adviser.Advised.Nothing) advised).reason());
        }
    }

    private void write(Plan plan) {
        out.println("   plan " + plan.getClass().getSimpleName());
        List<String> lines = new ArrayList<>();
        if (plan instanceof Plan.Reached it) {
            it.cheapest().orders().forEach(order -> lines.add(OrderText.of(order)));
        } else if (plan instanceof Plan.OutOfReach it) {
            it.closest().orders().forEach(order -> lines.add(OrderText.of(order)));
            lines.addAll(it.shortfalls());
            it.remedies().forEach(remedy -> lines.add(remedy.text()));
        } else if (plan instanceof Plan.Unknown it) {
            lines.add(it.reason());
        }
        lines.forEach(line -> out.println("      " + line));
    }

    private static <R extends Reading> List<R> only(List<Reading> readings, Class<R> type) {
        return readings.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
