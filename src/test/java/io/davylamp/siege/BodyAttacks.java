package io.davylamp.siege;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bodies that cost the reader more than the writer. */
final class BodyAttacks {
    private static final String READINGS = "/api/v1/readings";
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String FORM = "application/x-www-form-urlencoded";
    /** What is taken at once, less a little. */
    private static final int LARGEST_BODY = 16 * 1024 * 1024 - 1_000;

    private static final int REPEATS = 5;

    private BodyAttacks() {}

    static List<Attack> all() {
        return List.of(
                repeated("8 million lines of NDJSON", NDJSON, "1\n".repeat(LARGEST_BODY / 2)),
                repeated("8 million items in an array", JSON, "[1" + ",1".repeat(LARGEST_BODY / 2 - 2) + "]"),
                repeated("a line of NDJSON nested a million deep", NDJSON, "[".repeat(1_000_000)),
                repeated(
                        "a number of a million digits",
                        JSON,
                        "[{\"type\":\"fleet\",\"uptime\":" + "9".repeat(1_000_000) + "}]"),
                repeated(
                        "a type that is a number out of range",
                        NDJSON,
                        "{\"type\": \"1e999999\"}\n{\"type\": 1e999999}"),
                repeated("a NUL in a field's name", JSON, "[{\"type\":\"fleet\",\"id\":\"n\",\"a\\u0000b\":1}]"),
                repeated(
                        "half a surrogate in a field's name",
                        JSON,
                        "[{\"type\":\"fleet\",\"id\":\"n\",\"a\\ud800b\":1}]"),
                new Attack("market history of one long line", (service, answers) -> {
                    answers.note(
                            () -> service.send("POST", "/api/v1/market/history", CSV, "a,".repeat(LARGEST_BODY / 2)));
                    answers.note(() -> service.send(
                            "POST",
                            "/api/v1/market/history",
                            CSV,
                            "time,PriceUSD\n2024-01-01," + "9".repeat(LARGEST_BODY - 50)));
                }),
                new Attack("quarantine filled with 15 MB types, and looked at", BodyAttacks::fillQuarantine),
                new Attack("forms that are none", (service, answers) -> {
                    answers.note(() -> service.send("POST", "/rulebooks/check", FORM, "a=%zz&b=%"));
                    answers.note(() -> service.send("POST", "/rulebooks/check", FORM, "a=1&".repeat(1_200)));
                    answers.note(() -> service.get("/alerts?cursor=%zz"));
                    answers.note(() -> service.send(
                            "POST",
                            "/rulebooks/check",
                            "multipart/form-data; boundary=x",
                            "--x\r\nContent-Disposition: form-da"));
                    answers.note(() -> service.send("POST", "/rulebooks/check", "multipart/form-data", "--x\r\n\r\n"));
                }),
                new Attack(
                        "a page's visitor whose name was rebound",
                        (service, answers) ->
                                answers.note(() -> service.send("""
                        POST /api/v1/rulebooks HTTP/1.1\r
                        Host: evil.example\r
                        Origin: http://evil.example\r
                        Sec-Fetch-Site: same-origin\r
                        Content-Type: application/json\r
                        Content-Length: 2\r
                        Connection: close\r
                        \r
                        """, "{}".getBytes(StandardCharsets.UTF_8)))),
                new Attack(
                        "four replays of everything at once",
                        (service, answers) -> Attack.atOnce(
                                4,
                                () -> answers.note(() ->
                                        service.send("POST", "/api/v1/replays?from=2009-01-04T00:00:00Z", JSON, "")))));
    }

    private static Attack repeated(String name, String contentType, String body) {
        return new Attack(
                name,
                (service, answers) -> Attack.atOnce(
                        REPEATS, () -> answers.note(() -> service.send("POST", READINGS, contentType, body))));
    }

    private static void fillQuarantine(Besieged service, Answers answers) {
        String item = "[{\"id\":\"q\",\"type\":\"" + "x".repeat(15_000_000) + "\"}]";
        for (int i = 0; i < 60; i++) {
            answers.note(() -> service.send("POST", READINGS, JSON, item));
        }
        for (int i = 0; i < 10; i++) {
            answers.note(() -> service.get("/quarantine"));
            answers.note(() -> service.get("/api/v1/quarantine"));
        }
    }
}
