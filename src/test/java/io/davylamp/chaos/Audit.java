package io.davylamp.chaos;

import io.davylamp.sql.Sql;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Compares what the database and the receiver hold with what they must hold. Every count of the result must be 0. */
final class Audit {
    private final Sql disturbed;
    private final Sql quiet;

    /**
     * @param disturbed the database of the performance under disturbance
     * @param quiet the database of the same performance without any
     */
    Audit(DataSource disturbed, DataSource quiet) {
        this.disturbed = new Sql(disturbed);
        this.quiet = new Sql(quiet);
    }

    Map<String, Long> ofReadings(Ledger ledger) {
        Map<Ledger.Key, String> kept = new HashMap<>();
        long[] doubled = {ledger.acceptedTwice()};
        disturbed.query("select subject, id, body from reading", row -> {
            Ledger.Key key = new Ledger.Key(row.getString("subject"), row.getString("id"));
            if (kept.put(key, row.getString("body")) != null) {
                doubled[0]++;
            }
            return key;
        });
        Map<Ledger.Key, String> acknowledged = ledger.acknowledged();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("readings lost", missing(acknowledged.keySet(), kept.keySet()));
        counts.put("readings doubled", doubled[0]);
        counts.put(
                "readings changed",
                acknowledged.entrySet().stream()
                        .filter(it -> kept.containsKey(it.getKey()))
                        .filter(it -> !it.getValue().equals(kept.get(it.getKey())))
                        .count());
        counts.put("readings nobody sent", missing(kept.keySet(), acknowledged.keySet()));
        return counts;
    }

    /** What stands of every subject, text for text. */
    Map<String, Long> ofAssessments() {
        Map<String, String> expected = standing(quiet);
        Map<String, String> found = standing(disturbed);
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("assessments lost", missing(expected.keySet(), found.keySet()));
        counts.put("assessments too many", missing(found.keySet(), expected.keySet()));
        counts.put(
                "assessments that differ",
                expected.entrySet().stream()
                        .filter(it -> found.containsKey(it.getKey()))
                        .filter(it -> !it.getValue().equals(found.get(it.getKey())))
                        .count());
        counts.put(
                "assessments standing twice",
                disturbed
                        .query(
                                "select count(*) as number from (select from assessment where superseded_at is null"
                                        + " group by subject, at having count(*) > 1) twice",
                                row -> row.getLong("number"))
                        .get(0));
        return counts;
    }

    /** Changes of steady operators' and the network's alerts, whose readings came in one fixed order. */
    Map<String, Long> ofAlertChanges() {
        String sql = "select change_id from alert_change where subject not like 'unruly%'";
        Set<String> expected = new HashSet<>(quiet.query(sql, row -> row.getString(1)));
        Set<String> found = new HashSet<>(disturbed.query(sql, row -> row.getString(1)));
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("alert changes lost", missing(expected, found));
        counts.put("alert changes too many", missing(found, expected));
        return counts;
    }

    /** Every change recorded has its delivery, and the receiver has each of them, those of one alert in order. */
    Map<String, Long> ofDeliveries(WebhookSink sink) {
        Map<String, String> deliveryOfChange = new HashMap<>();
        disturbed.query(
                "select change_id, delivery_id from delivery",
                row -> deliveryOfChange.put(row.getString("change_id"), row.getString("delivery_id")));
        List<String> changes =
                disturbed.query("select change_id from alert_change order by seq", row -> row.getString(1));
        Map<String, Set<String>> idsOfChange = new HashMap<>();
        sink.arrivals()
                .forEach(it -> idsOfChange
                        .computeIfAbsent(it.changeId(), change -> new HashSet<>())
                        .add(it.webhookId()));
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("changes without delivery", missing(changes, deliveryOfChange.keySet()));
        counts.put(
                "webhooks lost",
                changes.stream()
                        .filter(it ->
                                !idsOfChange.getOrDefault(it, Set.of()).contains(deliveryOfChange.getOrDefault(it, "")))
                        .count());
        counts.put(
                "repeats with another webhook-id",
                idsOfChange.values().stream().filter(it -> it.size() > 1).count());
        counts.put("webhooks out of order", outOfOrder(changes, sink));
        counts.put("bad signatures", (long) sink.badSignatures());
        return counts;
    }

    long alertChanges() {
        return disturbed
                .query("select count(*) as number from alert_change", row -> row.getLong("number"))
                .get(0);
    }

    /** Deliveries on their way. */
    long unsettled() {
        return disturbed
                .query(
                        "select count(*) as number from delivery where status in ('pending', 'digested')",
                        row -> row.getLong("number"))
                .get(0);
    }

    private static long outOfOrder(List<String> changes, WebhookSink sink) {
        Map<String, Integer> position = new HashMap<>();
        changes.forEach(it -> position.put(it, position.size()));
        Map<String, Integer> last = new HashMap<>();
        Set<String> seen = new HashSet<>();
        long faults = 0;
        for (WebhookSink.Arrival arrival : sink.arrivals()) {
            int now = position.getOrDefault(arrival.changeId(), -1);
            if (seen.add(arrival.webhookId()) && now < last.getOrDefault(arrival.alertId(), -1)) {
                faults++;
            }
            last.merge(arrival.alertId(), now, Math::max);
        }
        return faults;
    }

    private static Map<String, String> standing(Sql database) {
        Map<String, String> standing = new TreeMap<>();
        database.query(
                "select subject, at, body from assessment where superseded_at is null",
                row -> standing.put(row.getString("subject") + " " + Sql.instant(row, "at"), row.getString("body")));
        return standing;
    }

    private static <T> long missing(Iterable<T> wanted, Set<T> there) {
        long missing = 0;
        for (T one : wanted) {
            missing += there.contains(one) ? 0 : 1;
        }
        return missing;
    }
}
