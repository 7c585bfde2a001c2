package io.davylamp.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request that is wrong in some way; the same number gives the same request.
 *
 * @param line its first line
 * @param isCut whether the sender goes away before its end
 */
record Malformed(long seed, String line, byte[] bytes, boolean isCut) {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");
    private static final Pattern TOKEN =
            Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?|\"[^\"]*\"|true|false|null|[\\[\\]{},:&=]");
    private static final Pattern NAME = Pattern.compile("\"([A-Za-z]+)\"\\s*:");

    static Malformed of(long seed, List<Route> routes) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Route route = Weird.any(routes, random);
        String method = random.nextInt(8) == 0 ? Weird.method(random) : route.method();
        String line = "%s %s HTTP/1.1".formatted(method, address(route, random));
        Route.Sample sample = route.samples().isEmpty()
                ? new Route.Sample("application/json", "{}")
                : Weird.any(route.samples(), random);
        boolean hasBody = !route.samples().isEmpty() || random.nextInt(6) == 0;
        byte[] body = hasBody ? body(sample.body(), random) : new byte[0];
        StringBuilder head = new StringBuilder(line).append("\r\nHost: localhost\r\nConnection: close\r\n");
        if (hasBody) {
            head.append("Content-Type: ")
                    .append(random.nextInt(5) == 0 ? Weird.type(random) : sample.mediaType())
                    .append("\r\n");
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            head.append(Weird.header(random)).append("\r\n");
        }
        boolean isCut = hasBody && random.nextInt(12) == 0;
        return new Malformed(seed, line, framed(head, body, hasBody, isCut, random), isCut);
    }

    private static byte[] framed(StringBuilder head, byte[] body, boolean hasBody, boolean isCut, Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean chunked = hasBody && random.nextInt(8) == 0;
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (hasBody) {
            head.append("Content-Length: %d\r\n".formatted(body.length));
        }
        bytes.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
        if (chunked) {
            String size = random.nextInt(5) == 0 ? "zz" : Integer.toHexString(body.length);
            bytes.writeBytes((body.length == 0 ? "" : size + "\r\n").getBytes(ISO_8859_1));
            bytes.writeBytes(body);
            bytes.writeBytes((body.length == 0 ? "0\r\n\r\n" : "\r\n0\r\n\r\n").getBytes(ISO_8859_1));
        } else {
            bytes.writeBytes(isCut ? java.util.Arrays.copyOf(body, body.length / 2) : body);
        }
        return bytes.toByteArray();
    }

    private static String address(Route route, Random random) {
        String path = PARAMETER.matcher(route.path()).replaceAll(it -> Matcher.quoteReplacement(Weird.part(random)));
        if (random.nextInt(10) == 0) {
            path = path + "/" + Weird.part(random);
        }
        StringBuilder address = new StringBuilder(path);
        for (int i = random.nextInt(4); i > 0; i--) {
            address.append(address.indexOf("?") < 0 ? '?' : '&')
                    .append(Weird.query(random))
                    .append('=')
                    .append(random.nextBoolean() ? Weird.part(random) : Weird.number(random));
        }
        return address.toString();
    }

    private static byte[] body(String sample, Random random) {
        String body = sample;
        for (int i = random.nextInt(4); i > 0; i--) {
            body = switch (random.nextInt(6)) {
                case 0 -> replaceOne(TOKEN, body, Weird.value(random), random);
                case 1 -> replaceOne(TOKEN, body, Weird.number(random), random);
                case 2 -> replaceOne(NAME, body, "\"%s\":".formatted(Weird.name(random)), random);
                case 3 -> body.isEmpty() ? body : body.substring(0, random.nextInt(body.length()));
                case 4 -> body + body;
                default -> replaceOne(TOKEN, body, "", random);
            };
        }
        byte[] bytes = body.getBytes(random.nextInt(10) == 0 ? java.nio.charset.StandardCharsets.UTF_16 : UTF_8);
        for (int i = random.nextInt(6) == 0 ? random.nextInt(8) : 0; i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String replaceOne(Pattern pattern, String text, String by, Random random) {
        List<java.util.regex.MatchResult> found =
                pattern.matcher(text).results().limit(2_000).toList();
        if (found.isEmpty()) {
            return text + by;
        }
        java.util.regex.MatchResult one = Weird.any(found, random);
        return text.substring(0, one.start()) + by + text.substring(one.end());
    }
}
