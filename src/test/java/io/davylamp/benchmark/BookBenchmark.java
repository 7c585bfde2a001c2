package io.davylamp.benchmark;

import io.davylamp.benchmark.Poster.Body;
import java.util.List;

/** How long it takes until one market reading has been judged for every operator of the book. */
final class BookBenchmark {
    private static final int TICKS = 5;

    private final Rig rig;
    private final Book book;
    private final Poster poster;

    BookBenchmark(Rig rig, Book book) {
        this.rig = rig;
        this.book = book;
        this.poster = new Poster(rig.service());
    }

    void run(Table table) throws InterruptedException {
        tick(48_000);
        double[] quiet = new double[TICKS];
        double[] rough = new double[TICKS];
        for (int i = 0; i < TICKS; i++) {
            quiet[i] = tick(48_000 + 20 * i);
            rough[i] = tick(i % 2 == 0 ? 30_000 : 48_000);
        }
        table.title("one market reading, judged for %,d operators", book.operators());
        row(table, "price as before: few verdicts change", Rates.median(quiet));
        row(table, "price down or up by a third", Rates.median(rough));
    }

    private void row(Table table, String name, double seconds) {
        table.row(name, seconds, "s", "%,.0f operators/s".formatted(book.operators() / seconds));
    }

    private double tick(double priceUsd) throws InterruptedException {
        rig.awaitQuiet();
        Body tick = Body.of(Poster.JSON, List.of(book.market(priceUsd)));
        book.next(book.operators()); // the stream's clock goes on
        long start = System.nanoTime();
        poster.post(tick);
        rig.awaitJudged();
        return (System.nanoTime() - start) / 1e9;
    }
}
