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
 * Refuses an address that does not say what is meant: decoders put a U+FFFD in the place of what is no UTF-8, and go
 * on. What is no URI at all, Quarkus would refuse by itself, before any filter and without a word; {@link
 * UnvalidatedUris} leaves it to this one.
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
            request.fail(MALFORMED.because("The address is no URI; percent-encode what has no place in one (RFC 3986)."));
        } else if (!isUtf8(request.request().path())) {
            request.fail(MALFORMED.because("The path is not percent-encoded UTF-8."));
        } else if (request.request().path().contains("%00")) {
            // In a query, it is refused with the parameter's name.
            request.fail(MALFORMED.because("The path holds a NUL, and nothing is called so."));
        } else if (!isUtf8(request.request().query())) {
            request.fail(MALFORMED.because("The query is not percent-encoded UTF-8."));
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

    /** Whether each percent sign begins an octet in hexadecimal, and all octets together are UTF-8. */
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
                // What stands there unescaped is an octet in the place of a character.
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

    /** Whether it needs no second look: a path and a query of nothing but characters that stand for themselves (RFC 3986). */
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
