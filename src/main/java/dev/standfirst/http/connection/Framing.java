package dev.standfirst.http.connection;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.vertx.core.net.HostAndPort;

/**
 * Rules for the head of a request that Netty and Vert.x do not enforce. They leave no doubt about where a request ends, to whom
 * it is addressed and what its query is: a proxy that decided otherwise could be made to pass on a hidden request.
 */
final class Framing {

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT,
            HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private static final AsciiString WEB_SOCKET_KEY = HttpHeaderNames.SEC_WEBSOCKET_KEY1;

    private Framing() {
    }

    /** Returns why the request must be rejected; null if it may go on, with its target in origin form. */
    static @Nullable Rejection check(HttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            return Rejection.of(request.decoderResult().cause());
        }
        var headers = request.headers();
        if (!isSupported(request.protocolVersion())) {
            return Rejection.VERSION;
        }
        if (!METHODS.contains(request.method())) {
            return Rejection.METHOD;
        }
        if (headers.contains(WEB_SOCKET_KEY)) {
            // Netty reads 8 bytes of body then (an old draft of WebSockets), although no header gives their number.
            return Rejection.HIDDEN_BODY;
        }
        var codings = headers.contains(HttpHeaderNames.TRANSFER_ENCODING) ? rejectionOfCodings(headers) : null;
        if (codings != null) {
            return codings;
        }
        if (!isHostValid(request)) {
            return Rejection.HOST;
        }
        var target = originForm(request);
        if (target == null) {
            return Rejection.TARGET;
        }
        if (!target.equals(request.uri())) {
            request.setUri(target);
        }
        return null;
    }

    /** Compares identities, as Netty and Vert.x do: the name “http/1.1” in lower case makes an equal version. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSupported(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }

    /** HTTP/1.0 needs no host (RFC 9112, §3.2). */
    private static boolean isHostValid(HttpRequest request) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        return hosts.isEmpty() ? HttpVersion.HTTP_1_0.equals(request.protocolVersion())
                : hosts.size() == 1 && !hosts.get(0).isEmpty() && HostAndPort.parseAuthority(hosts.get(0), -1) != null;
    }

    private static @Nullable Rejection rejectionOfCodings(HttpHeaders headers) {
        var codings = codings(headers);
        if (codings.equals(List.of("chunked"))) {
            return headers.contains(HttpHeaderNames.CONTENT_LENGTH) ? Rejection.LENGTH_AND_CODING : null;
        }
        return codings.stream().allMatch(coding -> coding.isEmpty() || coding.equals("chunked")) ? Rejection.CODINGS
                : Rejection.UNKNOWN_CODING;
    }

    private static List<String> codings(HttpHeaders headers) {
        return headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * Returns the request target as path and query (RFC 9112, §3.2); null if it is neither of that form nor an http URL.
     * {@code Host} becomes the authority of a URL. A semicolon in the query is a part of its value for browsers (WHATWG URL),
     * and a separator for Netty unless it is percent-encoded.
     */
    private static @Nullable String originForm(HttpRequest request) {
        var target = request.uri();
        if (!target.startsWith("/")) {
            if (target.equals("*") && request.method().equals(HttpMethod.OPTIONS)) {
                return "/";
            }
            var authority = target.regionMatches(true, 0, "http://", 0, 7) ? 7
                    : target.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
            if (authority < 0) {
                return null;
            }
            var end = authority;
            while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
                end++;
            }
            var host = target.substring(authority, end);
            if (host.isEmpty() || HostAndPort.parseAuthority(host, -1) == null) {
                return null;
            }
            request.headers().set(HttpHeaderNames.HOST, host);
            target = (target.startsWith("/", end) ? "" : "/") + target.substring(end);
        }
        var query = target.indexOf('?');
        return query < 0 || target.indexOf(';', query) < 0 ? target
                : target.substring(0, query) + target.substring(query).replace(";", "%3B");
    }
}
