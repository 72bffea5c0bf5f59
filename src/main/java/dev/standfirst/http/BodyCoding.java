package dev.standfirst.http;

import static dev.standfirst.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Rejects bodies in a content coding or a charset that the service does not decode, before they are read: a parser would only
 * report that they are no JSON. A 415 because of the coding names the accepted one (RFC 9110, §15.5.16).
 */
@Singleton
class BodyCoding {

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    /** Everything else has no operation with a body, and responds 405. */
    private static final String API = "/api/";
    private static final String IDENTITY = "identity";

    /** Parameter of a media type (RFC 9110, §5.6.6). */
    private static final Pattern CHARSET = Pattern
            .compile(";[ \\t]*charset=(?:\"([^\"]*)\"|([^;, \\t\"]*))", Pattern.CASE_INSENSITIVE);

    /** Names of UTF-8, and of the subset of it that is ASCII. */
    private static final Set<String> UTF_8_AND_ASCII = Set.of("utf-8", "utf8", "us-ascii", "ascii");

    void install(@Observes Filters filters) {
        filters.register(BodyCoding::check, FilterOrder.HEADERS_OF_A_CHANGE);
    }

    private static void check(RoutingContext request) {
        var http = request.request();
        if (!WITH_BODY.contains(http.method()) || !http.path().startsWith(API)) {
            request.next();
        } else if (isCoded(http)) {
            request.response().putHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
            request.fail(UNSUPPORTED_MEDIA_TYPE.because(
                    "“Content-Encoding” must be absent or identity: send the body uncompressed."));
        } else if (!isUtf8(http.getHeader(HttpHeaders.CONTENT_TYPE))) {
            request.fail(UNSUPPORTED_MEDIA_TYPE.because(
                    "The charset in “Content-Type” must be absent or utf-8, and the body must be encoded in UTF-8."));
        } else {
            request.next();
        }
    }

    private static boolean isCoded(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.CONTENT_ENCODING).stream()
                .flatMap(codings -> Arrays.stream(codings.split(","))).map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(IDENTITY));
    }

    static boolean isUtf8(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        var charset = CHARSET.matcher(contentType);
        return !charset.find() || UTF_8_AND_ASCII
                .contains((charset.group(1) != null ? charset.group(1) : charset.group(2)).toLowerCase(Locale.ROOT));
    }
}
