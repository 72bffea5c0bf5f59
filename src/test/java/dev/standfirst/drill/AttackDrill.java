package dev.standfirst.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.testing.RunningJar;

/**
 * Sends bodies and requests that once exhausted the service to an instance with 256 MB of heap. Readers must not notice: their
 * requests are answered within milliseconds, the service stays alive, and its memory stays bounded.
 */
class AttackDrill {

    private static final String TOKEN = "admin-token-of-the-attack-drill-0123456789";

    /** Characters of the longest source that the service accepts. */
    private static final int LENGTH = 1_000_000;

    private static final Duration MAX_LATENCY = Duration.ofMillis(50);
    private static final long MAX_MEGABYTES = 700;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Long> latencies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean isOver;
    private RunningJar service;

    @BeforeEach
    void start() {
        service = RunningJar.start(folder, Map.of("JDK_JAVA_OPTIONS", "-Xmx256m", "STANDFIRST_ADMIN_TOKEN", TOKEN))
                .awaitReady();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void noBodyAndNoListPageSlowsReadersDown() throws Exception {
        var attackers = Executors.newCachedThreadPool();
        try {
            var hello = post("html", "<p>Hello</p>", "Hello");
            assertEquals(201, hello.statusCode(), hello::body);
            var reader = attackers.submit(this::read);

            bodies().forEach((name, content) -> record(name, () -> post(content[0], content[1], "Attack")));
            inParallel(attackers, bodies().values().stream()
                    .<Callable<HttpResponse<String>>> map(content -> () -> post(content[0], content[1], "Attack")).toList());
            for (var i = 0; i < 12; i++) {
                var title = "Big " + i;
                record(title, () -> post("html", repeated("A long story. ", LENGTH), title));
            }
            inParallel(attackers, IntStream.range(0, 40)
                    .<Callable<HttpResponse<String>>> mapToObj(
                            i -> () -> get("/posts?include=content&limit=100&exclude=big-" + i % 12))
                    .toList());
            record("batch", () -> send("/posts/batch", Map.of("operations", IntStream.range(0, 100)
                    .mapToObj(i -> Map.of("op", "patch", "post", "big-" + i % 12, "value", Map.of("featured", i % 2 == 0)))
                    .toList())));

            isOver = true;
            reader.get();
        } finally {
            attackers.shutdownNow();
        }

        var sorted = latencies.stream().sorted().toList();
        var p99 = Duration.ofNanos(sorted.get(sorted.size() * 99 / 100));
        System.out.printf("%n%d reads during the attacks, p50 %.1f ms, p99 %.1f ms, resident %d MB%n%n", sorted.size(),
                sorted.get(sorted.size() / 2) / 1e6, p99.toNanos() / 1e6, residentMegabytes());
        assertEquals(List.of(), faults);
        assertEquals(200, service.anyone().basePath("").get("/q/health/live").statusCode());
        assertEquals(200, service.anyone().basePath("").get("/q/health/ready").statusCode());
        assertTrue(p99.compareTo(MAX_LATENCY) < 0, p99::toString);
        assertTrue(residentMegabytes() < MAX_MEGABYTES, () -> residentMegabytes() + " MB");
    }

    /** Format and source of bodies, by a short name. */
    private static Map<String, String[]> bodies() {
        var bodies = new LinkedHashMap<String, String[]>();
        bodies.put("attributes", html("<p " + repeated("a ", LENGTH - 10) + ">x</p>"));
        for (var pattern : List.of("<p>x", "&", "<a `x", "<ul><li>", "<b><i>", "<a href=\"", "<svg>x", "<table><td>")) {
            bodies.put("HTML " + pattern, html(repeated(pattern, LENGTH)));
        }
        for (var pattern : List.of("[", "![", "a_", "~~a", "a\n", "[a](<b", "> - ", "|", "a|b\n-|-\n", "---\n]", " \n<a",
                "- a\n",
                "&~~~\n    ", "[^a]")) {
            bodies.put("Markdown " + pattern, markdown(repeated(pattern, LENGTH)));
        }
        bodies.put("backticks",
                markdown(IntStream.range(1, 1_400).mapToObj("`"::repeat).collect(Collectors.joining(" "))));
        bodies.put("footnotes", markdown("[^a]".repeat(19_000) + "\n\n[^a]: x"));
        return bodies;
    }

    private static String[] html(String source) {
        return new String[] { "html", source };
    }

    private static String[] markdown(String source) {
        return new String[] { "markdown", source };
    }

    private static String repeated(String pattern, int length) {
        return pattern.repeat(length / pattern.length());
    }

    private void inParallel(ExecutorService attackers, List<Callable<HttpResponse<String>>> requests) {
        var sent = requests.stream().<Future<?>> map(request -> attackers.submit(() -> record("in parallel", request)))
                .toList();
        for (var request : sent) {
            try {
                request.get();
            } catch (Exception e) {
                faults.add(e.toString());
            }
        }
    }

    /** Sends a request; every status but 500 is right, since the service may reject the request or be busy. */
    private void record(String name, Callable<HttpResponse<String>> request) {
        try {
            var status = request.call().statusCode();
            if (status >= 500 && status != 503) {
                faults.add(name + ": " + status);
            }
        } catch (Exception e) {
            faults.add(name + ": " + e);
        }
    }

    private void read() {
        while (!isOver) {
            for (var path : List.of("/posts?limit=5", "/posts/hello", "/site")) {
                var start = System.nanoTime();
                record("reader", () -> get(path));
                latencies.add(System.nanoTime() - start);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private HttpResponse<String> post(String format, String source, String title) throws IOException, InterruptedException {
        return send("/posts",
                Map.of("title", title, "status", "published", "content", Map.of("format", format, "source", source)));
    }

    private HttpResponse<String> send(String path, Object body) throws IOException, InterruptedException {
        return client.send(request(path).header("Authorization", "Bearer " + TOKEN).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.uri("") + path)).timeout(Duration.ofMinutes(1));
    }

    private long residentMegabytes() {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(service.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong).findFirst().orElse(0) / 1_024;
        } catch (IOException e) {
            // Only Linux has this file.
            return 0;
        }
    }
}
