package dev.standfirst.http.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.standfirst.http.query.DeclaredParameters.Declared;
import dev.standfirst.problem.Endpoints;
import io.vertx.ext.web.RoutingContext;

/**
 * Reduces all URLs of the same response to one: parameters sorted by name, values in normal form, default values omitted (RFC
 * 3986, §6.2).
 */
@Singleton
public class CanonicalUrls {

    /**
     * Canonical URL of a valid {@code GET} request.
     *
     * @param url path and query
     * @param pathTemplate path with its parameters in braces, for metrics
     */
    public record CanonicalUrl(String url, String pathTemplate) {
    }

    /**
     * Size of the cache in characters. Few URLs make up most requests, and finding the canonical one takes as long as serving
     * a cached response.
     */
    private static final int MAX_CACHED_CHARACTERS = 2_000_000;

    private final Cache<String, Optional<CanonicalUrl>> cache = Caffeine.newBuilder().maximumWeight(MAX_CACHED_CHARACTERS)
            .weigher((String uri, Optional<CanonicalUrl> canonical) -> 120 + uri.length()
                    + canonical.map(address -> address.url.length()).orElse(0))
            .build();
    private final Endpoints endpoints;
    private final Map<Method, DeclaredParameters> declared = new ConcurrentHashMap<>();

    CanonicalUrls(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * Returns the canonical URL of a request; null if no {@code GET} has its path, or if the operation would reject its
     * query.
     */
    public @Nullable CanonicalUrl of(RoutingContext request) {
        var uri = request.request().uri();
        var seen = cache.getIfPresent(uri);
        if (seen == null) {
            seen = Optional.ofNullable(find(request));
            cache.put(uri, seen);
        }
        return seen.orElse(null);
    }

    /** Returns the canonical URL of a request URI that {@link #of} has resolved recently; null for others. */
    public @Nullable CanonicalUrl cached(String uri) {
        var seen = cache.getIfPresent(uri);
        return seen == null ? null : seen.orElse(null);
    }

    private @Nullable CanonicalUrl find(RoutingContext request) {
        var rawPath = request.request().path();
        var path = rawPath == null ? "" : path(rawPath);
        var endpoint = endpoints.findGet(path);
        if (endpoint == null) {
            return null;
        }
        var query = query(request, parameters(endpoint.resourceMethod()).byName());
        return query == null ? null : new CanonicalUrl(path + (query.isEmpty() ? "" : "?" + query), endpoint.pathTemplate());
    }

    /** Returns the query parameters that the resource method declares. */
    DeclaredParameters parameters(Method method) {
        return declared.computeIfAbsent(method, DeclaredParameters::of);
    }

    private static @Nullable String query(RoutingContext request, Map<String, Declared> known) {
        var seen = new HashSet<String>();
        SortedMap<String, String> normal = new TreeMap<>();
        for (var given : request.queryParams().entries()) {
            var parameter = known.get(given.getKey());
            if (parameter == null || !parameter.accepts(given.getValue()) || !seen.add(given.getKey())) {
                return null;
            }
            var value = parameter.normalize(given.getValue());
            if (!value.equals(parameter.defaultValue())) {
                normal.put(given.getKey(), value);
            }
        }
        return normal.entrySet().stream().map(given -> encode(given.getKey()) + "=" + encode(given.getValue()))
                .collect(joining("&"));
    }

    /** Writes ids in lower case; everything else of the path is canonical already. */
    private static String path(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> ParameterForm.ID.matches(segment) ? segment.toLowerCase(Locale.ROOT) : segment)
                .collect(joining("/"));
    }

    /** Percent-encodes a query, except commas and colons: they need no escape there, and are easier to read without. */
    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%2C", ",").replace("%3A", ":");
    }
}
