package io.davylamp.siege;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.davylamp.rules.hostile.HostileRulebooks;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rulebooks that cost whoever checks them more than whoever writes them. */
final class RuleAttacks {
    /** Half a surrogate pair has no UTF-8: written as it stands, it would come as a question mark. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String JSON_TYPE = "application/json";
    /** In place of a status: it was found sound, which counts as a fault of the service. */
    private static final int PASSED = 599;

    private static final String CHECK = "/api/v1/rulebooks/check";
    private static final String DRAFT = "/api/v1/rulebooks";

    private RuleAttacks() {}

    static List<Attack> all() {
        return List.of(
                checked("20 nested sums", rule("days < " + "(".repeat(20) + "1" + " + 1)".repeat(20))),
                checked("199 terms in one sum", rule("days < 1" + " + 1".repeat(198))),
                checked("parentheses 5,000 deep", rule("days < " + "(".repeat(5_000) + "1" + ")".repeat(5_000))),
                checked("a number of 400 digits", rule("days < " + "9".repeat(400))),
                checked("a misspelt word of 20,000 letters", rule("d".repeat(20_000) + " < 1")),
                checked(
                        "20,000 mistakes",
                        IntStream.range(0, 20_000)
                                .mapToObj(it -> "rule \"r%d\" when Nothing( ) then end%n".formatted(it))
                                .collect(Collectors.joining())
                                .substring(0, 500_000)),
                new Attack(
                        "a sentence of 16 values side by side",
                        (service, answers) -> atOnce(
                                service,
                                answers,
                                CHECK,
                                Map.of(
                                        "x/vocabulary.dsl",
                                        "[when]"
                                                + IntStream.range(0, 16)
                                                        .mapToObj(it -> "{v%d}".formatted(it))
                                                        .collect(Collectors.joining())
                                                + "z=Runway( days < 1 )\n",
                                        "x/x.dslr",
                                        "rule \"x\"\nwhen\n  " + "a".repeat(1_300) + "\nthen\nend\n"))),
                new Attack(
                        "a vocabulary line of blanks",
                        (service, answers) -> atOnce(
                                service,
                                answers,
                                CHECK,
                                Map.of("x/vocabulary.dsl", "[when]" + " ".repeat(200_000) + "x\n"))),
                new Attack(
                        "half a million empty lines",
                        (service, answers) -> atOnce(
                                service, answers, CHECK, Map.of("rulebook.yaml", "name: x\n" + "\n".repeat(500_000)))),
                new Attack("every hostile rulebook", RuleAttacks::sendCorpus),
                new Attack(
                        "ten drafts at once",
                        (service, answers) -> Attack.atOnce(
                                10, () -> answers.note(() -> service.send("POST", DRAFT, JSON_TYPE, draft())))),
                new Attack(
                        "ten checks at once",
                        (service, answers) -> Attack.atOnce(
                                10,
                                () -> answers.note(() -> service.send(
                                        "POST", CHECK, JSON_TYPE, check(Map.of("x/x.drl", rule("days < 1"))))))));
    }

    /** Each by itself, not on top of the rulebook in force: what is refused is refused for its own sake. */
    private static void sendCorpus(Besieged service, Answers answers) {
        HostileRulebooks.all()
                .forEach(it -> answers.note(() -> {
                    String answer = service.ask(
                            "POST",
                            CHECK,
                            JSON_TYPE,
                            json(Map.of("files", it.source().files())));
                    return answer.contains("\"passed\":true") ? PASSED : Besieged.status(answer);
                }));
    }

    private static Attack checked(String name, String drl) {
        return new Attack(name, (service, answers) -> atOnce(service, answers, CHECK, Map.of("x/x.drl", drl)));
    }

    private static void atOnce(Besieged service, Answers answers, String path, Map<String, String> files)
            throws InterruptedException {
        String body = check(files);
        Attack.atOnce(3, () -> answers.note(() -> service.send("POST", path, JSON_TYPE, body)));
    }

    private static String rule(String condition) {
        return """
                rule "x" @id("X-1") @owner("x") @why("x")
                when
                    Runway( %s )
                then
                    findings.stress(WATCH, "x");
                end
                """.formatted(condition);
    }

    private static String draft() {
        Map<String, String> files = Map.of("x/x%d.drl".formatted(System.nanoTime()), rule("days < 1"));
        return json(Map.of("files", files, "who", "x", "why", "x"));
    }

    private static String check(Map<String, String> files) {
        return json(Map.of("files", files, "onTopOfInForce", true));
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
