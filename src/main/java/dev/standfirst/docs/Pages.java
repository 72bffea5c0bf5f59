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

/** All documentation pages with their scripts, style sheet and icon, by path. */
@Singleton
class Pages {

    /**
     * Response headers of every page. The policy allows no other host and no inline code, because the reference holds a token
     * and shows responses that only this token may read. {@code no-cache} makes browsers revalidate every file by its entity
     * tag, because page, script and style sheet must be of the same version.
     */
    private static final Map<String, String> HEADERS = Map.ofEntries(
            entry("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            entry("X-Content-Type-Options", "nosniff"),
            entry("Referrer-Policy", "no-referrer"),
            entry("Cache-Control", "public, no-cache"),
            entry("Vary", "Accept-Encoding"));

    private final Map<String, Supplier<StaticResponse>> renderers = new LinkedHashMap<>();
    private final Map<String, StaticResponse> rendered = new ConcurrentHashMap<>();

    Pages(ApiDocument document) {
        renderers.put(Layout.GUIDE, () -> html(new Guide().page()));
        renderers.put(Layout.REFERENCE, () -> html(new Reference(document.read()).page()));
        renderers.put(Layout.PROBLEMS, () -> html(new ProblemPages().all()));
        for (var type : ProblemType.values()) {
            renderers.put(type.uri(), () -> html(new ProblemPages().of(type)));
        }
        renderers.put("/docs/style.css", () -> file("style.css", "text/css; charset=utf-8"));
        renderers.put("/docs/guide.js", () -> file("guide.js", "text/javascript; charset=utf-8"));
        renderers.put("/docs/try.js", () -> file("try.js", "text/javascript; charset=utf-8"));
        renderers.put("/docs/icon.svg", () -> file("icon.svg", "image/svg+xml"));
    }

    boolean has(String path) {
        return renderers.containsKey(path);
    }

    boolean isRendered(String path) {
        return rendered.containsKey(path);
    }

    StaticResponse get(String path) {
        return rendered.computeIfAbsent(path, missing -> requireNonNull(renderers.get(missing), missing).get());
    }

    private static StaticResponse html(Document page) {
        return new StaticResponse("text/html; charset=utf-8", page.outerHtml().getBytes(UTF_8), HEADERS);
    }

    private static StaticResponse file(String name, String type) {
        return new StaticResponse(type, Resources.text(name).getBytes(UTF_8), HEADERS);
    }
}
