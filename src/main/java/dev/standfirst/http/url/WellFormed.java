package dev.standfirst.http.url;

import static dev.standfirst.problem.ProblemType.MALFORMED;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.connection.Rejection;
import dev.standfirst.http.connection.RequestGuard;
import dev.standfirst.http.limit.RateLimit;
import dev.standfirst.problem.ProblemException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Rejects requests that no other filter should see: those that {@link RequestGuard} has rejected, those with an unknown method,
 * and those whose URI is not valid, or not UTF-8 once decoded, because decoders replace invalid UTF-8 by U+FFFD without an
 * error. Redirects other spellings of a path to the {@link CanonicalPath}. Vert.x would reject an invalid URI before any filter
 * and without a body; {@link UnvalidatedUris} leaves the check to this filter. All of these requests count for the rate limit.
 */
@Singleton
class WellFormed {

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT,
            HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private final RateLimit limit;

    WellFormed(RateLimit limit) {
        this.limit = limit;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, FilterOrder.WELL_FORMED);
        filters.register(WellFormed::redirect, FilterOrder.CANONICAL_PATH);
        filters.register(WellFormed::hideHealthGroups, FilterOrder.CANONICAL_PATH - 1);
    }

    private void check(RoutingContext request) {
        var problem = METHODS.contains(request.request().method()) ? problem(request.request()) : rejection(request.request());
        if (problem == null) {
            request.next();
        } else {
            limit.check(request, () -> request.fail(problem));
        }
    }

    private static ProblemException rejection(HttpServerRequest request) {
        var rejection = RequestGuard.rejection(request.connection());
        return (rejection == null ? Rejection.METHOD : rejection).problem();
    }

    private static @Nullable ProblemException problem(HttpServerRequest request) {
        if (isPlain(request.uri())) {
            return null;
        }
        if (!isUri(request.uri())) {
            return MALFORMED.because(
                    "The address must be a valid URI; percent-encode the characters that RFC 3986 does not allow in one.");
        }
        if (!isUtf8(request.path())) {
            return MALFORMED.because("The path must be percent-encoded UTF-8.");
        }
        if (request.path().contains("%00")) {
            // In a query, QueryParameters rejects a NUL and names the parameter.
            return MALFORMED.because("The path must not contain a NUL (U+0000).");
        }
        if (request.path().indexOf(';') >= 0) {
            return MALFORMED
                    .because("The path must not contain “;”: it has no parameters. Percent-encode a “;” in a name as %%3B.");
        }
        if (!isUtf8(request.query())) {
            return MALFORMED.because("The query must be percent-encoded UTF-8.");
        }
        return null;
    }

    private static void redirect(RoutingContext request) {
        if (isPlain(request.request().uri())) {
            request.next();
            return;
        }
        var path = request.request().path();
        var canonical = CanonicalPath.of(path);
        if (canonical.equals(path)) {
            request.next();
            return;
        }
        var query = request.request().query();
        // Begins with one slash only, and so never names another host.
        request.response().setStatusCode(HttpResponseStatus.PERMANENT_REDIRECT.code())
                .putHeader(HttpHeaders.LOCATION, canonical + (query == null ? "" : "?" + ascii(query)))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    /** The service has no health groups, and Quarkus would make a group of each name that a request invents, up to an error. */
    private static void hideHealthGroups(RoutingContext request) {
        if (String.valueOf(request.request().path()).startsWith("/q/health/group")) {
            request.fail(HttpResponseStatus.NOT_FOUND.code());
        } else {
            request.next();
        }
    }

    /** Percent-encodes the octets that a header must not contain. */
    private static String ascii(String query) {
        var ascii = new StringBuilder(query.length());
        query.chars().forEach(c -> {
            if (c > '~') {
                ascii.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            } else {
                ascii.append((char) c);
            }
        });
        return ascii.toString();
    }

    /** Returns whether the text is a URI without a fragment, which clients do not send. */
    static boolean isUri(String address) {
        try {
            return new URI(address).getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Returns whether each percent sign begins a hexadecimal octet and all octets together are valid UTF-8. Null is valid. */
    static boolean isUtf8(@Nullable String encoded) {
        if (encoded == null) {
            return true;
        }
        var octets = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            var c = encoded.charAt(i);
            if (c == '%') {
                if (i + 2 >= encoded.length() || !isHex(encoded.charAt(i + 1)) || !isHex(encoded.charAt(i + 2))) {
                    return false;
                }
                octets.put((byte) Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                // The server has decoded each unescaped octet as one character (ISO 8859-1).
                octets.put((byte) c);
            }
        }
        try {
            UTF_8.newDecoder().decode(octets.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * Returns whether the address consists of unreserved and a few reserved characters only (RFC 3986), and its path is
     * canonical, so that it needs no further check.
     */
    static boolean isPlain(String address) {
        if (!address.startsWith("/")) {
            return false;
        }
        var isInPath = true;
        for (int i = 0; i < address.length(); i++) {
            var c = address.charAt(i);
            if (!('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '/' <= c && c <= '9' || "-._~?&=,:+".indexOf(c) >= 0)) {
                return false;
            }
            isInPath &= c != '?';
            if (c == '/' && isInPath && !startsSegment(address, i + 1)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a segment begins here that is neither empty nor a dot segment; the path “/” has none and is canonical. */
    private static boolean startsSegment(String address, int index) {
        var next = index < address.length() ? address.charAt(index) : '?';
        return next != '/' && next != '.' && (next != '?' || index == 1);
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}
