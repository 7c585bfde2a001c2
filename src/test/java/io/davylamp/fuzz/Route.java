package io.davylamp.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One thing the service offers.
 *
 * @param path with its parameters in braces
 * @param samples bodies it takes
 */
record Route(String method, String path, List<Sample> samples) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String UPLOAD = "multipart/form-data; boundary=fuzz";

    /** A body and its media type. */
    record Sample(String mediaType, String body) {}

    /** Every route of the API's description, and the pages, which it does not list. */
    static List<Route> of(URI service) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/openapi?format=json"))
                .build();
        String description = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        List<Route> routes = new ArrayList<>(pages());
        JSON.readTree(description)
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> routes.add(new Route(
                                method.getKey().toUpperCase(Locale.ROOT),
                                bounded(path.getKey()),
                                samples(method.getValue())))));
        return routes;
    }

    /** A replay of all there is is not malformed, and takes its time. */
    private static String bounded(String path) {
        return path.endsWith("/replays") ? path + "?to=2010-01-01" : path;
    }

    private static List<Sample> samples(JsonNode operation) {
        List<Sample> samples = new ArrayList<>();
        operation.at("/requestBody/content").properties().forEach(content -> {
            content.getValue().path("examples").forEach(it -> {
                JsonNode value = it.path("value");
                samples.add(new Sample(content.getKey(), value.isTextual() ? value.asText() : value.toString()));
            });
            if (content.getKey().contains("json") && samples.isEmpty()) {
                samples.add(new Sample(content.getKey(), "{\"who\": \"Ada\", \"why\": \"because\", \"by\": \"Ada\"}"));
            }
        });
        return samples;
    }

    private static List<Route> pages() {
        List<Route> pages = new ArrayList<>();
        for (String path : List.of(
                "/",
                "/network",
                "/operators/{id}",
                "/operators/{id}/plan",
                "/recommendations",
                "/recommendations/{id}",
                "/alerts",
                "/quarantine",
                "/rules",
                "/rulebooks",
                "/rulebooks/{version}",
                "/rulebooks/check",
                "/backtests",
                "/backtests/{id}",
                "/calculators",
                "/calculators/{name}",
                "/what-if",
                "/system",
                "/problems/{name}",
                "/davylamp.css",
                "/q/swagger-ui",
                "/nowhere/{id}")) {
            pages.add(new Route("GET", path, List.of()));
        }
        pages.add(form("/alerts/{id}/acknowledge", "by=Ada"));
        pages.add(form("/recommendations/{id}", "verb=accept&who=Ada&why=because"));
        pages.add(form("/rulebooks/{version}", "verb=submit&who=Ada&why=because"));
        pages.add(form("/rulebooks/{version}/files", "path=liquidity/runway.drl&text=rule"));
        pages.add(form("/backtests", "after=0ac634f1c4466d56&from=2022-01-01&to=2022-12-31"));
        pages.add(form("/backtests/{id}/cancel", ""));
        pages.add(new Route("POST", "/rulebooks/check", List.of(new Sample(UPLOAD, """
                --fuzz\r
                Content-Disposition: form-data; name="path"\r
                \r
                liquidity/new.drl\r
                --fuzz\r
                Content-Disposition: form-data; name="text"\r
                \r
                rule "x"\r
                --fuzz--\r
                """))));
        return pages;
    }

    private static Route form(String path, String body) {
        return new Route("POST", path, List.of(new Sample(FORM, body)));
    }
}
