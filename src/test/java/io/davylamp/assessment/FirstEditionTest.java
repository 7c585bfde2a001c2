package io.davylamp.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.davylamp.backtest.History;
import io.davylamp.backtest.OperatorHistory;
import io.davylamp.ingest.ReadingJson;
import io.davylamp.json.Mappers;
import io.davylamp.mining.Fingerprint;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PowerContract;
import io.davylamp.mining.Reading;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A rulebook of the first edition judges for ever as it did when it was the only one: the verdicts on sixty invented
 * operators over seven months are those that were stored then, byte for byte.
 */
class FirstEditionTest {
    private static final Path FOLDER = Path.of("src/test/resources/first-edition");
    private static final int DIGITS = 12;
    private static final Path VERDICTS = FOLDER.resolve("verdicts.txt");

    @Test
    void judges_as_it_did_when_it_was_the_only_one() throws IOException {
        // Given
        List<String> stored = Files.readAllLines(VERDICTS);

        // When
        List<String> verdicts = verdicts();

        // Then
        assertThat(verdicts).hasSameSizeAs(stored).hasSizeGreaterThan(6_000);
        assertThat(firstDifferences(verdicts, stored)).isEmpty();
    }

    /** The first of them, for people: each line names its operator, its moment and its grade. */
    private static List<String> firstDifferences(List<String> verdicts, List<String> stored) {
        return IntStream.range(0, stored.size())
                .filter(it -> !verdicts.get(it).equals(stored.get(it)))
                .limit(10)
                .mapToObj(it -> "%s was %s".formatted(verdicts.get(it), stored.get(it)))
                .toList();
    }

    private static List<String> verdicts() throws IOException {
        List<String> verdicts = new ArrayList<>();
        try (RuleSet rules = ((Compilation.Compiled) RuleCompiler.compile(FOLDER.resolve("rules"))).rules()) {
            History history = history();
            for (OperatorHistory operator : history.operators()) {
                OperatorTimeline timeline = new OperatorTimeline(
                        OperatorState.empty(operator.profile()), operator.readings(), history.market()::at);
                Judge judge = new Judge(rules, GradeMemory.NONE);
                for (Instant at : moments(operator, history)) {
                    verdicts.add(line(judge.next(timeline.to(at)).assessment()));
                }
            }
        }
        return verdicts;
    }

    private static NavigableSet<Instant> moments(OperatorHistory operator, History history) {
        NavigableSet<Instant> moments = new TreeSet<>();
        operator.readings().forEach(it -> moments.add(it.at()));
        moments.addAll(history.market().momentsFrom(moments.first()));
        return moments;
    }

    private static String line(Assessment verdict) {
        return "%s %s %s %s"
                .formatted(
                        verdict.subject().value(),
                        verdict.at(),
                        verdict.grade(),
                        Fingerprint.of(AssessmentJson.write(verdict)).substring(0, DIGITS));
    }

    private static History history() throws IOException {
        List<Profile> profiles = Mappers.PLAIN.readValue(
                FOLDER.resolve("operators.json").toFile(), new TypeReference<List<Profile>>() {});
        List<Reading> readings = Files.readAllLines(FOLDER.resolve("readings.ndjson")).stream()
                .map(ReadingJson::read)
                .toList();
        return History.of(profiles.stream().map(Profile::profile).toList(), readings);
    }

    private record Profile(String id, String name, PoolContract pool, PowerContract power, double btcHaircut) {
        OperatorProfile profile() {
            return new OperatorProfile(new OperatorId(id), name, pool, power, btcHaircut);
        }
    }
}
