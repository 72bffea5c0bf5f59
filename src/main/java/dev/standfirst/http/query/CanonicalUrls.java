package dev.standfirst.http.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.standfirst.http.query.DeclaredParameters.Declared;
import dev.standfirst.problem.Endpoints;
import io.vertx.ext.web.RoutingContext;

/**
 * Finds the one url of all the addresses that ask for the same: parameters in the order of their names and in their normal
 * form, without those that say what goes without saying (RFC 3986, §6.2).
 */
@Singleton
public class CanonicalUrls {

    /**
     * An address that can be answered.
     *
     * @param url path and query
     * @param pathTemplate the path, with the names of what differs in braces
     */
    public record CanonicalUrl(String url, String pathTemplate) {
    }

    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]+");

    /** In characters; few addresses make up most of all requests, and to work one out costs as much as to serve it. */
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

    /** Null for what no GET has, or would refuse as it is uri. */
    public @Nullable CanonicalUrl of(RoutingContext request) {
        var uri = request.request().uri();
        var seen = cache.getIfPresent(uri);
        if (seen == null) {
            seen = Optional.ofNullable(find(request));
            cache.put(uri, seen);
        }
        return seen.orElse(null);
    }

    /** Where somebody asked for the same, uri in the same way, a while ago; null else. */
    public @Nullable CanonicalUrl cached(String uri) {
        var seen = cache.getIfPresent(uri);
        return seen == null ? null : seen.orElse(null);
    }

    private @Nullable CanonicalUrl find(RoutingContext request) {
        var given = request.request().path();
        var path = given == null ? "" : path(given);
        var endpoint = endpoints.findGet(path);
        if (endpoint == null) {
            return null;
        }
        var query = query(request, parameters(endpoint.resourceMethod()).byName());
        return query == null ? null : new CanonicalUrl(path + (query.isEmpty() ? "" : "?" + query), endpoint.pathTemplate());
    }

    /** What the resource method takes by query. */
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

    private static String path(String path) {
        var end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
        return Arrays.stream(path.substring(0, end).split("/", -1)).map(CanonicalUrls::segment).collect(joining("/"));
    }

    private static String segment(String segment) {
        var decoded = segment.indexOf('%') < 0 ? segment : URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
        if (ParameterForm.ID.matches(decoded)) {
            return decoded.toLowerCase(Locale.ROOT);
        }
        return UNRESERVED.matcher(decoded).matches() ? decoded : segment;
    }

    /** Commas and colons need no escape in a query, and say more without. */
    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%2C", ",").replace("%3A", ":");
    }
}
