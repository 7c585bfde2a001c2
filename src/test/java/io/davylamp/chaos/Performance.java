package io.davylamp.chaos;

import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import javax.sql.DataSource;

/**
 * Tells the story to a service: a market reading opens the day, and once the book has been judged by it, every operator
 * reports. The order in which steady operators' readings arrive is thereby fixed, and with it every alert change; how
 * they are cut into requests, by how many clients, and what is killed meanwhile, must not matter.
 */
final class Performance {
    private final Story story;
    private final Sender sender;
    private final DataSource database;

    Performance(Story story, Sender sender, DataSource database) {
        this.story = story;
        this.sender = sender;
        this.database = database;
    }

    /**
     * Under load: clients side by side, requests of every size, each twentieth sent once more.
     *
     * @param goOn asked before each day, from day 0 on
     * @return the days told
     */
    int loud(int clients, IntPredicate goOn) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            forEach(pool, clients, story.all(), (client, mine) -> {
                for (OperatorId id : mine) {
                    sender.register(id);
                }
            });
            int day = 0;
            for (; goOn.test(day); day++) {
                int today = day;
                open(today);
                forEach(
                        pool,
                        clients,
                        story.steady(),
                        (client, mine) -> report(mine, today, new Random(100L * today + client)));
                if (endsKeptBack(today)) {
                    forEach(pool, clients, story.unruly(), (client, mine) -> disorder(mine, today));
                }
            }
            return day;
        } finally {
            pool.shutdownNow();
        }
    }

    /** The same in quiet: one client, one request for the market and one for the operators each day, all in order. */
    void quiet(int days) throws InterruptedException {
        for (OperatorId id : story.all()) {
            sender.register(id);
        }
        for (int day = 0; day < days; day++) {
            open(day);
            List<Reading> today = new ArrayList<>();
            for (OperatorId id : story.steady()) {
                today.addAll(story.readings(id, day));
            }
            for (OperatorId id : isReported(day, days) ? story.unruly() : List.<OperatorId>of()) {
                today.addAll(story.readings(id, day));
            }
            sender.send(today, Sender.Form.LINES);
        }
    }

    private static boolean endsKeptBack(int day) {
        return (day + 1) % Story.DAYS_KEPT_BACK == 0;
    }

    /** Whether the loud performance came so far as to send what unruly operators kept back of a day. */
    private static boolean isReported(int day, int days) {
        return day < days - days % Story.DAYS_KEPT_BACK;
    }

    private void open(int day) throws InterruptedException {
        sender.send(List.of(story.market(day)), Sender.Form.ARRAY);
        while (bookWaits()) {
            Thread.sleep(5);
        }
    }

    private void report(List<OperatorId> mine, int day, Random random) throws InterruptedException {
        if (random.nextInt(3) == 0) {
            List<Reading> all = new ArrayList<>();
            mine.forEach(id -> all.addAll(story.readings(id, day)));
            send(all, random);
            return;
        }
        for (OperatorId id : mine) {
            if (random.nextBoolean()) {
                send(story.readings(id, day), random);
            } else {
                for (Reading reading : story.readings(id, day)) {
                    send(List.of(reading), random);
                }
            }
        }
    }

    private void disorder(List<OperatorId> mine, int lastDay) throws InterruptedException {
        for (OperatorId id : mine) {
            List<Reading.OfOperator> all = story.keptBack(id, lastDay);
            Random random = new Random(lastDay);
            for (int from = 0; from < all.size(); ) {
                int to = Math.min(all.size(), from + 1 + random.nextInt(5));
                send(all.subList(from, to), random);
                from = to;
            }
        }
    }

    private void send(List<? extends Reading> readings, Random random) throws InterruptedException {
        Sender.Form form = random.nextBoolean() ? Sender.Form.ARRAY : Sender.Form.LINES;
        sender.send(readings, form);
        if (random.nextInt(20) == 0) {
            sender.send(readings, form);
        }
    }

    /** Looked up beside the service: whether operators still wait to be judged by the market. */
    private boolean bookWaits() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet waiting = statement.executeQuery(
                        "select exists (select 1 from reassessment) or exists (select 1 from walk)")) {
            return waiting.next() && waiting.getBoolean(1);
        } catch (SQLException e) {
            return true; // the database was killed; it will be back
        }
    }

    /** Work for one client on its share of the operators. */
    private interface Share {
        void run(int client, List<OperatorId> mine) throws InterruptedException;
    }

    private static void forEach(ExecutorService pool, int clients, List<OperatorId> all, Share share)
            throws InterruptedException, ExecutionException {
        List<Callable<Void>> work = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            int number = client;
            List<OperatorId> mine = new ArrayList<>();
            for (int i = client; i < all.size(); i += clients) {
                mine.add(all.get(i));
            }
            work.add(() -> {
                share.run(number, mine);
                return null;
            });
        }
        for (Future<Void> done : pool.invokeAll(work)) {
            done.get();
        }
    }
}
