package dev.standfirst.http.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/**
 * Finds the address of a request's client: that of the connection or, if the connection comes from a trusted proxy, that in
 * the proxy's header. Each proxy appends the address of its own client to the header, and only the entries appended by
 * trusted proxies are reliable. So the header is read from its end, up to the first address that is not a trusted proxy's;
 * the client may have invented all entries before that.
 *
 * <p>
 * The client of an IPv6 address is its /64 network, because a subscriber has at least all of that network (RFC 6177).
 */
@Singleton
public class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    /** Hop in {@code X-Forwarded-For}: an address, with or without a port. */
    private static final Pattern HOP = Pattern
            .compile("\\[([^\\[\\]]+)](?::\\d+)?|(\\d+(?:\\.\\d+){3})(?::\\d+)?|([^\\[\\]]+)");

    /** Parameter of {@code Forwarded} with the client of a proxy (RFC 7239, §5.2). */
    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"]*)\"|([^;\"\\s]*))\\s*(?:;|$)");

    private final List<AddressRange> trusted;
    private final String header;

    ClientAddress(ProxyConfig config) {
        this.trusted = config.trusted().stream().flatMap(all -> all.stream()).map(AddressRange::of).toList();
        this.header = config.header();
    }

    /** Returns a text that identifies the client; not necessarily an IP address. */
    public String of(HttpServerRequest request) {
        return of(request.remoteAddress(), request.headers()::getAll);
    }

    /**
     * Returns the name of the header to which trusted proxies append; null if the connection comes from no trusted proxy.
     *
     * @param peer address of the connection; null if it has none
     */
    public @Nullable String headerOfProxy(@Nullable String peer) {
        var address = peer == null || trusted.isEmpty() ? null : AddressRange.parse(withoutZone(peer));
        return address != null && isTrusted(address) ? header : null;
    }

    /**
     * Identifies the client before Vert.x has created a request.
     *
     * @param headers returns all values of the header with a name
     */
    String of(SocketAddress peer, Function<String, List<String>> headers) {
        var address = peer.hostAddress();
        return of(address == null ? "" : address, trusted.isEmpty() ? List.of() : headers.apply(header));
    }

    String of(String peer, List<String> headers) {
        var client = AddressRange.parse(withoutZone(peer));
        if (client == null) {
            return peer;
        }
        var hops = isTrusted(client) ? hops(headers) : List.<String> of();
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
            var hop = address(hops.get(i));
            if (hop == null) {
                break;
            }
            client = hop;
        }
        return name(client);
    }

    private boolean isTrusted(byte[] address) {
        return trusted.stream().anyMatch(range -> range.holds(address));
    }

    /** Splits the values; repeated header lines form one list (RFC 9110, §5.3). */
    private static List<String> hops(List<String> headers) {
        var hops = new ArrayList<String>();
        headers.forEach(value -> Arrays.stream(value.split(",", -1)).map(String::strip).forEach(hops::add));
        return hops;
    }

    private byte @Nullable [] address(String hop) {
        var text = hop;
        if (header.equalsIgnoreCase("Forwarded")) {
            var node = FOR.matcher(hop);
            if (!node.find()) {
                return null;
            }
            text = node.group(1) != null ? node.group(1) : node.group(2);
        }
        var parts = HOP.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        var address = parts.group(1) != null ? parts.group(1) : parts.group(2) != null ? parts.group(2) : parts.group(3);
        return AddressRange.parse(withoutZone(address));
    }

    private static String withoutZone(String address) {
        var zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static String name(byte[] address) {
        try {
            return InetAddress
                    .getByAddress(address.length > NETWORK_BYTES ? Arrays.copyOf(Arrays.copyOf(address, NETWORK_BYTES),
                            address.length) : address)
                    .getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four or sixteen bytes are always an address", e);
        }
    }
}
