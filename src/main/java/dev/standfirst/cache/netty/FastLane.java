package dev.standfirst.cache.netty;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.cache.CacheFilter;
import dev.standfirst.cache.ContentCoding;
import dev.standfirst.cache.ResponseCache;
import dev.standfirst.http.CrossOrigin;
import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.conditional.EntityTag;
import dev.standfirst.http.limit.RateLimit;
import dev.standfirst.http.query.CanonicalUrls;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers what is answered from memory as soon as it has been read from a connection, where nothing but the memory decides on
 * the answer. A third of what such an answer costs otherwise are the objects, handlers and metrics around the router, which
 * have no part in it. Whatever is new, or asks for more than that, goes on to the router and {@link CacheFilter}.
 */
@Singleton
class FastLane {

    /** A request with one of these is another matter: it has a body, or wants another protocol, or may get another answer. */
    private static final List<AsciiString> BEYOND = List.of(HttpHeaderNames.AUTHORIZATION, HttpHeaderNames.CONTENT_LENGTH,
            HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderNames.EXPECT, HttpHeaderNames.UPGRADE,
            HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD, HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);

    private final ResponseCache cache;
    private final CanonicalUrls addresses;
    private final RateLimit limit;
    private final CrossOrigin crossOrigin;
    private final MeterRegistry registry;
    private final ConcurrentMap<String, Timer> found = new ConcurrentHashMap<>();
    private final Timer unchanged;

    FastLane(ResponseCache cache, CanonicalUrls addresses, RateLimit limit, CrossOrigin crossOrigin,
            MeterRegistry registry) {
        this.cache = cache;
        this.addresses = addresses;
        this.limit = limit;
        this.crossOrigin = crossOrigin;
        this.registry = registry;
        this.unchanged = timer("REDIRECTION", "304", "REDIRECTION");
    }

    void install(@Observes Filters filters) {
        // While somebody develops, it is the router that sees that the program has changed.
        if (cache.isOn() && LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            filters.register(this::open, FilterOrder.CONNECTION);
        }
    }

    /** The first request of each connection gets here and leads to it: there is nothing to be had of Vert.x earlier. */
    private void open(RoutingContext request) {
        if (request.request().connection() instanceof ConnectionBase connection) {
            FastLaneHandler.open(connection, this);
        }
        request.next();
    }

    /**
     * Writes the answer, without flushing it, if there is one.
     *
     * @return how many bytes that were; 0 where nothing has happened
     */
    int answer(HttpRequest request, SocketAddress peer, ChannelHandlerContext to) {
        var begun = System.nanoTime();
        if (!isPlainRead(request)) {
            return 0;
        }
        var address = addresses.cached(request.uri());
        var headers = request.headers();
        var answer = address == null ? null : cache.find(cache.key(address.url(), headers::get));
        if (address == null || answer == null) {
            return 0;
        }
        var permissions = crossOrigin.to(headers.get(HttpHeaderNames.ORIGIN));
        var limits = permissions == null ? null : limit.count(address.url(), peer, headers::getAll);
        if (permissions == null || limits == null) {
            return 0;
        }
        var known = headers.get(HttpHeaderNames.IF_NONE_MATCH);
        var isKnown = known != null && EntityTag.matches(known, answer.tag());
        var coded = answer.in(ContentCoding.isGzip(headers.get(HttpHeaderNames.ACCEPT_ENCODING)));
        var written = (isKnown ? coded.unchanged() : coded.found()).write(to, permissions, limits);
        (isKnown ? unchanged : found(address.pathTemplate())).record(System.nanoTime() - begun, NANOSECONDS);
        return written;
    }

    private Timer found(String template) {
        return found.computeIfAbsent(template, uri -> timer(uri, "200", "SUCCESS"));
    }

    /** As Quarkus counts what comes from the router. */
    private Timer timer(String uri, String status, String outcome) {
        return registry.timer("http.server.requests", "method", "GET", "uri", uri, "outcome", outcome, "status", status);
    }

    private static boolean isPlainRead(HttpRequest request) {
        var headers = request.headers();
        var connection = headers.get(HttpHeaderNames.CONNECTION);
        return HttpMethod.GET.equals(request.method()) && HttpVersion.HTTP_1_1.equals(request.protocolVersion())
                && request.decoderResult().isSuccess() && isHost(headers.get(HttpHeaderNames.HOST))
                && (connection == null || HttpHeaderValues.KEEP_ALIVE.contentEqualsIgnoreCase(connection))
                && CacheFilter.isPlainAccept(headers.get(HttpHeaderNames.ACCEPT))
                && BEYOND.stream().noneMatch(headers::contains);
    }

    /** Whom Vert.x would refuse is left to it. */
    private static boolean isHost(@Nullable String host) {
        return host != null && HostAndPort.parseAuthority(host, -1) != null;
    }
}
