package dev.standfirst.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.jsoup.nodes.Document;

import dev.standfirst.cache.StaticResponse;
import dev.standfirst.problem.ProblemType;

/** All pages and what they are drawn with, by path. */
@Singleton
class Pages {

    static final String GUIDE = "/docs";
    static final String REFERENCE = "/docs/reference";
    static final String PROBLEMS = "/problems";

    /**
     * Nothing is loaded from elsewhere and nothing inside a page runs, so that a page that shows a token's answers can't be
     * turned against its reader. Always asked for again, by its tag: script, style and page belong together.
     */
    private static final Map<String, String> HEADERS = Map.ofEntries(
            entry("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            entry("X-Content-Type-Options", "nosniff"),
            entry("Referrer-Policy", "no-referrer"),
            entry("Cache-Control", "public, no-cache"),
            entry("Vary", "Accept-Encoding"));

    private final Map<String, Supplier<StaticResponse>> makers = new LinkedHashMap<>();
    private final Map<String, StaticResponse> made = new ConcurrentHashMap<>();

    Pages(ApiDocument document) {
        makers.put(GUIDE, () -> html(new Guide().page()));
        makers.put(REFERENCE, () -> html(new Reference(document.read()).page()));
        makers.put(PROBLEMS, () -> html(new ProblemPages().all()));
        for (var type : ProblemType.values()) {
            makers.put(type.uri(), () -> html(new ProblemPages().of(type)));
        }
        makers.put("/docs/style.css", () -> file("style.css", "text/css; charset=utf-8"));
        makers.put("/docs/guide.js", () -> file("guide.js", "text/javascript; charset=utf-8"));
        makers.put("/docs/try.js", () -> file("try.js", "text/javascript; charset=utf-8"));
        makers.put("/docs/icon.svg", () -> file("icon.svg", "image/svg+xml"));
    }

    boolean has(String path) {
        return makers.containsKey(path);
    }

    boolean isMade(String path) {
        return made.containsKey(path);
    }

    StaticResponse get(String path) {
        return made.computeIfAbsent(path, missing -> requireNonNull(makers.get(missing), missing).get());
    }

    private static StaticResponse html(Document page) {
        return new StaticResponse("text/html; charset=utf-8", page.outerHtml().getBytes(UTF_8), HEADERS);
    }

    private static StaticResponse file(String name, String type) {
        return new StaticResponse(type, Resources.text(name).getBytes(UTF_8), HEADERS);
    }
}
