package io.davylamp.command;

import io.davylamp.alert.AlertSettings;
import io.davylamp.backtest.Backtest;
import io.davylamp.backtest.BacktestReport;
import io.davylamp.backtest.History;
import io.davylamp.backtest.HistoryFolder;
import io.davylamp.backtest.Period;
import io.davylamp.backtest.Run;
import io.davylamp.demo.DemoBook;
import io.davylamp.mining.Reading;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What two rulebooks make of one history. */
@Command(
        name = "backtest",
        description = "Judges a history by two rulebooks: which grades differ, by which rule, and what is alerted.",
        mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The old rulebook's folder.")
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The new rulebook's folder.")
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private Path after;

    @Option(
            names = "--history",
            paramLabel = "FOLDER",
            description = "operators.json, market history as *.csv, readings as *.ndjson or *.json; by default"
                    + " the demo book.")
    private @Nullable Path history;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "The first day judged; by default the history's first.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day judged; by default the history's last.")
    private @Nullable LocalDate to;

    @Option(names = "--threads", paramLabel = "COUNT", description = "By default as many as there are processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws InterruptedException {
        Path folder = history;
        History past = folder == null ? demo() : read(folder);
        Period period = period(past);
        try (RuleSet old = compiled(before);
                RuleSet fresh = compiled(after)) {
            long start = System.nanoTime();
            BacktestReport report =
                    Run.whole(new Backtest(old, fresh, AlertSettings.DEFAULT), past, period, Math.max(1, threads));
            double seconds = (System.nanoTime() - start) / 1e9;
            output.write(
                    switch (output.format()) {
                        case TEXT -> BacktestText.of(period, report, seconds);
                        case JSON -> Json.write(report);
                        case JUNIT, SARIF -> throw output.unknown("text, json");
                    });
        } catch (Refused e) {
            output.err().println(e.getMessage());
            return Commands.PROBLEMS;
        }
        return Commands.OK;
    }

    private static History demo() {
        DemoBook book = DemoBook.load();
        List<Reading> readings =
                book.months().stream().flatMap(it -> it.readings().stream()).toList();
        return History.of(book.operators().stream().map(DemoBook.Entry::profile).toList(), readings);
    }

    private static History read(Path folder) {
        try {
            return HistoryFolder.read(folder, Clock.systemUTC().instant());
        } catch (HistoryFolder.Unreadable e) {
            throw new Commands.Fault(String.valueOf(e.getMessage()));
        }
    }

    private Period period(History past) {
        Period whole = past.whole()
                .orElseThrow(() -> new Commands.Fault(
                        "the history holds no readings. Maybe the folder is the wrong one, or its files have other endings:"
                                + " operators.json, *.csv, *.ndjson, *.json."));
        LocalDate first = Optional.ofNullable(from).orElse(whole.from());
        LocalDate last = Optional.ofNullable(to).orElse(whole.to());
        if (last.isBefore(first)) {
            throw new Commands.Fault("--to is %s, before --from, %s.".formatted(last, first));
        }
        return new Period(first, last);
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(List<?> problems) {
            super(String.join("\n", problems.stream().map(String::valueOf).toList()));
        }
    }

    private static RuleSet compiled(Path folder) {
        Compilation compilation = RuleCompiler.compile(folder);
        if (compilation instanceof Compilation.Compiled compiled) {
            return compiled.rules();
        }
        throw new Refused(((Compilation.Refused) compilation).problems());
    }
}
