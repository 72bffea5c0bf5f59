package dev.standfirst.http.url;

import static dev.standfirst.problem.ProblemType.MALFORMED;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.http.limit.ClientAddress;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Finds the URL at which a client reaches the service: the configured one, else that of the request. A trusted proxy reports the
 * scheme and host of the request that it received, in {@code Forwarded} (RFC 7239) or {@code X-Forwarded-Proto} and {@code
 * X-Forwarded-Host}; all other senders of those headers are ignored. Cached responses contain no such URL, because anybody can
 * send any {@code Host}.
 */
@Singleton
public class PublicUrl {

    private static final String AUTHORITY = "(?:\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._~-]{1,253})(?::\\d{1,5})?";

    /** Regular expression of the setting. */
    static final String FORM = "(?i)https?://" + AUTHORITY + "(?:/[A-Za-z0-9._~%/-]*)?";

    private static final Pattern SCHEME = Pattern.compile("(?i)https?");

    private static final Pattern HOST = Pattern.compile(AUTHORITY);

    /** Parameters of {@code Forwarded}, each a token or a quoted string (RFC 7239, §4). */
    private static final Pattern PARAMETER = Pattern.compile("(?i)(?:^|;)\\s*(proto|host)=(?:\"([^\"]*)\"|([^;\\s\"]*))");

    private final Optional<String> configured;
    private final ClientAddress clients;

    PublicUrl(PublicUrlConfig config, ClientAddress clients) {
        this.configured = config.url().map(url -> url.replaceFirst("/+$", ""));
        this.clients = clients;
    }

    /** Returns the configured URL, without a slash at its end. */
    public Optional<String> configured() {
        return configured;
    }

    /** Returns the URL without a slash at its end; 400 if the request has no valid host. */
    public String of(HttpServerRequest request) {
        return configured.orElseGet(() -> ofRequest(request));
    }

    private String ofRequest(HttpServerRequest request) {
        var authority = request.authority() == null ? request.getHeader(HttpHeaders.HOST) : request.authority().toString();
        return ofRequest(request.remoteAddress().hostAddress(), request.isSSL() ? "https" : "http",
                // Only HTTP/1.0 allows a request without a host.
                authority == null || authority.isEmpty() ? request.localAddress().toString() : authority,
                request.headers()::getAll);
    }

    /**
     * @param peer address of the connection; null if it has none
     * @param headers returns all values of the header with a name
     */
    String ofRequest(@Nullable String peer, String scheme, String host, Function<String, List<String>> headers) {
        var header = clients.headerOfProxy(peer);
        if (header == null) {
            return url(scheme, host);
        }
        var isForwarded = header.equalsIgnoreCase("Forwarded");
        var proto = isForwarded ? parameter("proto", last(headers.apply(header))) : last(headers.apply("X-Forwarded-Proto"));
        var forwardedHost = isForwarded ? parameter("host", last(headers.apply(header)))
                : last(headers.apply("X-Forwarded-Host"));
        return url(proto != null && SCHEME.matcher(proto).matches() ? proto.toLowerCase(Locale.ROOT) : scheme,
                forwardedHost != null && HOST.matcher(forwardedHost).matches() ? forwardedHost : host);
    }

    private static String url(String scheme, String host) {
        if (!HOST.matcher(host).matches()) {
            throw MALFORMED.because("“Host” must be a host name or an IP address, with or without a port.");
        }
        return scheme + "://" + host;
    }

    /** Returns the last element of a list: the last proxy appended it, and the client may have invented those before it. */
    private static @Nullable String last(List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        var value = values.get(values.size() - 1);
        return value.substring(value.lastIndexOf(',') + 1).strip();
    }

    private static @Nullable String parameter(String name, @Nullable String element) {
        return element == null ? null
                : PARAMETER.matcher(element).results().filter(found -> found.group(1).equalsIgnoreCase(name))
                        .map(found -> found.group(2) != null ? found.group(2) : found.group(3)).findFirst().orElse(null);
    }
}
