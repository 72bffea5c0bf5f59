package dev.standfirst.cache;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Requests that the response cache may serve: anonymous reads that accept JSON. */
public final class CacheableRequest {

    /** Headers Accept of most clients, which need no parsing. */
    private static final Set<String> COMMON_ACCEPTS = Set.of("*/*", "application/json", "application/json, */*",
            "application/json, text/plain, */*");

    /** A media range that includes JSON, with the highest weight. */
    private static final Pattern JSON_RANGE = Pattern.compile(
            "(?i)(?:^|,)\\s*(?:\\*/\\*|application/(?:\\*|json))\\s*(?:;(?!\\s*q\\s*=(?!\\s*1(?:\\.0*)?\\s*(?:[;,]|$)))[^;,]*)*(?:,|$)");

    private CacheableRequest() {
    }

    /**
     * @param method name of the method
     * @param header value of a request header, by its name; null if the request has none
     */
    public static boolean matches(String method, UnaryOperator<@Nullable String> header) {
        return (method.equals("GET") || method.equals("HEAD")) && header.apply("Authorization") == null
                && acceptsJson(header.apply("Accept"));
    }

    /** Whether JSON is certainly accepted. Where it is not certain, the resources decide between JSON and an error. */
    static boolean acceptsJson(@Nullable String accept) {
        return accept == null || COMMON_ACCEPTS.contains(accept)
                || accept.indexOf('"') < 0 && JSON_RANGE.matcher(accept).find();
    }
}
