package io.davylamp.whatif;

import io.davylamp.assessment.OperatorMoment;
import io.davylamp.assessment.OperatorTimeline;
import io.davylamp.demo.DemoBook;
import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketTimeline;
import io.davylamp.metrics.operator.RemedyText;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes down every answer to what-ifs about the demo's operators at its month ends, to be read as their lender would.
 * Not a test: run it with the path of the file.
 */
public final class DemoWhatIfProgram {
    private static final Shock SHOCK = new Shock(-0.30, 0.10, 0, 0.15, 0, 0, 0, 0);

    private DemoWhatIfProgram() {}

    public static void main(String[] args) throws IOException {
        DemoBook demo = DemoBook.load();
        List<Reading> readings =
                demo.months().stream().flatMap(it -> it.readings().stream()).toList();
        List<Reading.Market> market = only(readings, Reading.Market.class);
        MarketTimeline timeline =
                new MarketTimeline(market.stream().map(MarketDay::of).toList(), market);
        try (RuleSet rules = Scenes.shippedRules();
                PrintWriter out = new PrintWriter(Path.of(args[0]).toFile(), StandardCharsets.UTF_8)) {
            for (DemoBook.Entry entry : demo.operators()) {
                OperatorId id = entry.profile().id();
                List<Reading.OfOperator> own = only(readings, Reading.OfOperator.class).stream()
                        .filter(it -> it.operatorId().equals(id))
                        .toList();
                OperatorTimeline moments =
                        new OperatorTimeline(OperatorState.empty(entry.profile()), own, timeline::at);
                for (DemoBook.Month month : demo.months()) {
                    if (month.month().isBefore(DemoBook.OPENING)) {
                        continue;
                    }
                    OperatorMoment moment = moments.to(month.end());
                    Scene scene = new Scene(moment.state(), moment.market(), month.end());
                    out.printf("%n== %s, %s%n", entry.profile().name(), month.month());
                    answers(scene, rules, out);
                }
            }
        }
    }

    private static void answers(Scene scene, RuleSet rules, PrintWriter out) {
        Comparison comparison = Comparison.of(scene, SHOCK, rules);
        out.printf(
                "now %s; BTC −30 %%, difficulty +10 %%, power +15 %%: %s%n",
                comparison.before().rawGrade(), comparison.after().rawGrade());
        comparison.assumed().forEach(it -> out.println("  assumed: " + it));
        texts(comparison.appeared(), "  brings: ", out);
        texts(comparison.vanished(), "  takes away: ", out);
        comparison.remedies().forEach(it -> out.println("  cure then: " + RemedyText.of(it)));
        scene.remedies().forEach(it -> out.println("  cure now: " + RemedyText.of(it)));
        ReverseStress reverse = ReverseStress.of(scene, Optional.empty(), JointShock.usual(scene), rules);
        out.println("  reverse: " + reverse.sentence() + " " + reverse.assumed());
    }

    private static void texts(List<Finding> findings, String before, PrintWriter out) {
        findings.forEach(it -> out.println(before + it.ruleId() + " " + it.text()));
    }

    private static <T> List<T> only(List<Reading> readings, Class<T> type) {
        return readings.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
