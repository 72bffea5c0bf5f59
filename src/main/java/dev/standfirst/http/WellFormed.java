package dev.standfirst.http;

import static dev.standfirst.problem.ProblemType.MALFORMED;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Rejects request URIs that are not valid, or not UTF-8 once decoded: decoders replace invalid UTF-8 by U+FFFD without an
 * error. Vert.x would reject an invalid URI before any filter and without a body; {@link UnvalidatedUris} leaves the check to
 * this filter.
 */
@Singleton
class WellFormed {

    void install(@Observes Filters filters) {
        filters.register(WellFormed::check, FilterOrder.WELL_FORMED);
    }

    private static void check(RoutingContext request) {
        if (isPlain(request.request().uri())) {
            request.next();
        } else if (!isUri(request.request().uri())) {
            request.fail(MALFORMED.because(
                    "The address must be a valid URI; percent-encode the characters that RFC 3986 does not allow in one."));
        } else if (!isUtf8(request.request().path())) {
            request.fail(MALFORMED.because("The path must be percent-encoded UTF-8."));
        } else if (request.request().path().contains("%00")) {
            // In a query, QueryParameters rejects a NUL and names the parameter.
            request.fail(MALFORMED.because("The path must not contain a NUL (U+0000)."));
        } else if (!isUtf8(request.request().query())) {
            request.fail(MALFORMED.because("The query must be percent-encoded UTF-8."));
        } else {
            request.next();
        }
    }

    static boolean isUri(String address) {
        try {
            new URI(address);
            return true;
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
     * Returns whether the address consists of unreserved and a few reserved characters only (RFC 3986), and so needs no
     * further check.
     */
    static boolean isPlain(String address) {
        if (!address.startsWith("/") || address.startsWith("//")) {
            return false;
        }
        for (int i = 0; i < address.length(); i++) {
            var c = address.charAt(i);
            if (!('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '/' <= c && c <= '9' || "-._~?&=,:+".indexOf(c) >= 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}
