package io.davylamp.fuzz;

import java.util.List;
import java.util.Random;

/** What senders get wrong, by mistake or on purpose. */
final class Weird {
    private static final List<String> NUMBERS = List.of(
            "1e999999",
            "-1e999999",
            "1e-999999",
            "NaN",
            "-Infinity",
            "0",
            "-0.0",
            "1.7e308",
            "4.9e-324",
            "9223372036854775808",
            "-1",
            "00",
            "0x10",
            "1_000",
            "1.",
            ".5",
            "--1",
            "9".repeat(2_000),
            "null",
            "true");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"2022-02-30T00:00:00Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59.999999999Z\"",
            "\"2022-07-31\"",
            "\"" + "x".repeat(20_000) + "\"",
            "\"\\",
            "'x'",
            "\"%s%n%d\"",
            "\"<script>\"",
            "[".repeat(1_200),
            "{\"a\":".repeat(1_200),
            "\"1e999999\"",
            "\"NORMAL\"",
            "\ufeff",
            "\u0000",
            "//",
            "/*");

    private static final List<String> NAMES = List.of(
            "type",
            "id",
            "at",
            "",
            "a\\u0000b",
            "\\ud800",
            "__proto__",
            "$type",
            "@class",
            "class",
            "x".repeat(3_000),
            "a/b~c",
            "\\u202e",
            "uptime ",
            "Uptime");

    private static final List<String> PARTS = List.of(
            "acme",
            "nobody",
            "demo-north",
            "0ac634f1c4466d56",
            "%20",
            "%2e%2e%2f",
            "..",
            "%00",
            "%zz",
            "%",
            "%e",
            "%c0%ae",
            "%ff",
            "%f0%9f%98%80",
            "%ed%a0%80",
            "%e2%80%ae",
            "a;b=c",
            "a%0d%0aX:1",
            "'",
            "%22",
            "%3Cscript%3E",
            "-1",
            "99999999999999999999",
            "a+b",
            "x".repeat(3_000),
            "%5b%5d",
            "{id}",
            "NORMAL",
            "btc-loan",
            "breakeven",
            "~",
            "*");

    private static final List<String> QUERIES = List.of(
            "limit",
            "from",
            "to",
            "at",
            "status",
            "before",
            "operator",
            "after",
            "page",
            "sort",
            "format",
            "head",
            "scenario",
            "priceChange",
            "difficultyChange",
            "days",
            "grade",
            "q",
            "",
            "a[]",
            "%zz",
            "%00",
            "horizon",
            "view");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-ndjson",
            "text/csv",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=fuzz",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"",
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "application/json;charset",
            "text/csv; charset=ibm-9",
            "/",
            "a/b/c",
            "json",
            ";;;",
            "*/*",
            "application/*",
            "",
            "application/json, text/csv",
            "application/octet-stream");

    private static final List<String> HEADERS = List.of(
            "Accept: text/html",
            "Accept: text/html;q=x",
            "Accept: */*;q=99",
            "Accept: a/b/c",
            "Accept: image/png",
            "Accept: ;",
            "Accept: application/json;charset=nonsense",
            "Accept: text/html,application/json;q=0.9",
            "Content-Encoding: gzip",
            "Content-Encoding: br",
            "Accept-Encoding: gzip;q=x",
            "Range: bytes=5-1",
            "If-None-Match: *",
            "If-Modified-Since: yesterday",
            "Cookie: a=b; =; ;;",
            "Cookie: \u0001",
            "X-Request-Id: a b",
            "X-Request-Id: " + "x".repeat(200),
            "Origin: null",
            "Origin: http://[",
            "Origin: http://localhost",
            "Sec-Fetch-Site: same-origin",
            "Sec-Fetch-Site: cross-site",
            "Expect: 100-continue",
            "Expect: something",
            "X-Forwarded-For: , ,",
            "Authorization: Basic %%%",
            "Authorization: Bearer",
            "Upgrade: websocket",
            "X-HTTP-Method-Override: DELETE",
            "Content-Length: -1",
            "Content-Length: x",
            "Transfer-Encoding: gzip",
            "Host: evil.example",
            "Accept-Language: *;q=x",
            "Forwarded: for=\"",
            "TE: trailers",
            "Trailer: x",
            "Connection: upgrade, HTTP2-Settings",
            "Content-Range: bytes 0-5/10",
            "X: " + "y".repeat(9_000));

    private static final List<String> METHODS = List.of(
            "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "BREW", "get", "PROPFIND");

    private Weird() {}

    static String number(Random random) {
        return any(NUMBERS, random);
    }

    static String value(Random random) {
        return any(VALUES, random);
    }

    static String name(Random random) {
        return any(NAMES, random);
    }

    static String part(Random random) {
        return any(PARTS, random);
    }

    static String query(Random random) {
        return any(QUERIES, random);
    }

    static String type(Random random) {
        return any(TYPES, random);
    }

    static String header(Random random) {
        return any(HEADERS, random);
    }

    static String method(Random random) {
        return any(METHODS, random);
    }

    static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
