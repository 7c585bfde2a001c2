package io.davylamp.delivery.receiver;

import io.davylamp.alert.AlertChange;
import io.davylamp.alert.Topic;
import io.davylamp.delivery.DeliveryConfig;
import io.davylamp.mining.Grade;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which changes a receiver wants. An alert that once reached the grade asked for is followed to its end:
 * whoever was notified of it is also notified that it is over.
 *
 * @param minGrade the grade an alert about a grade must have reached
 * @param topics families of topics wanted
 * @param operators patterns of subjects wanted
 */
public record Route(Grade minGrade, Set<String> topics, List<Pattern> operators) {
    private static final Set<String> FAMILIES = Set.of(Topic.GRADE, "flag", Topic.INPUTS, Topic.RULEBOOK);

    public Route {
        SettingChecks.require(minGrade.worseThan(Grade.NORMAL), "min-grade", minGrade, "WATCH or worse");
        SettingChecks.require(FAMILIES.containsAll(topics), "topics", topics, "grade, flag, inputs and rulebook");
        topics = Set.copyOf(topics);
        operators = List.copyOf(operators);
    }

    static Route of(DeliveryConfig.ReceiverConfig config) {
        return new Route(
                config.minGrade(),
                config.topics().orElse(FAMILIES),
                config.operators().orElse(List.of("*")).stream()
                        .map(Route::glob)
                        .toList());
    }

    public boolean wants(AlertChange change) {
        String subject = change.subject().value();
        return topics.contains(Topic.family(change.topic()))
                && (!change.topic().equals(Topic.GRADE) || change.peakGrade().atLeast(minGrade))
                && operators.stream().anyMatch(it -> it.matcher(subject).matches());
    }

    /** {@code *} is any characters, {@code ?} any one, everything else itself. */
    private static Pattern glob(String glob) {
        return Pattern.compile(glob.strip()
                .codePoints()
                .mapToObj(it -> it == '*' ? ".*" : it == '?' ? "." : Pattern.quote(Character.toString(it)))
                .collect(Collectors.joining()));
    }
}
