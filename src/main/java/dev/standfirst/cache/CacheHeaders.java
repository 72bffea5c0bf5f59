package dev.standfirst.cache;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.change.Dependencies;
import dev.standfirst.change.Versioned;
import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.Header;
import dev.standfirst.http.coding.ContentCoding;
import dev.standfirst.http.conditional.EntityTag;
import dev.standfirst.http.header.CommonHeaders;
import io.vertx.ext.web.RoutingContext;

/** Sets the caching headers of every response of the API, caches public responses, and sends 304 to clients that have them. */
@ApplicationScoped
class CacheHeaders {

    private static final String VERSION = Versioned.class.getName();
    private static final String NEVER = "no-store";
    private static final String SURROGATE_KEY = "Surrogate-Key";

    /** Redirects and errors that remain for a while and are requested repeatedly. */
    private static final Set<Integer> CACHEABLE_REDIRECTS_AND_ERRORS = Set.of(308, 404, 410);

    /** Date format of HTTP (RFC 9110, §5.6.7). */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(UTC);

    private final ObjectMapper json;
    private final ResponseCache cache;
    private final Dependencies dependencies;
    private final CommonHeaders commonHeaders;
    private final ResponseSerializer serializer;
    private final Clock clock;
    private final String fresh;
    private final String revalidated;

    CacheHeaders(ObjectMapper json, ResponseCache cache, Dependencies dependencies, CommonHeaders commonHeaders,
            ResponseSerializer serializer, Clock clock, CacheConfig config) {
        this.json = json;
        this.cache = cache;
        this.dependencies = dependencies;
        this.commonHeaders = commonHeaders;
        this.serializer = serializer;
        this.clock = clock;
        this.fresh = "public, max-age=" + config.maxAge().toSeconds();
        this.revalidated = fresh + ", stale-while-revalidate=" + config.staleWhileRevalidate().toSeconds();
    }

    /** Runs before {@code fields} removes the version from the view. */
    @ServerResponseFilter(priority = FilterOrder.VIEW)
    void rememberVersion(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Versioned view) {
            request.setProperty(VERSION, view.version());
        }
    }

    @ServerResponseFilter(priority = FilterOrder.REPRESENTATION)
    void tag(ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
        var headers = response.getHeaders();
        var isRead = Set.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.getMethod());
        var isPublic = isRead && request.getHeaderString(HttpHeaders.AUTHORIZATION) == null && !dependencies.arePrivate();
        headers.putSingle(HttpHeaders.CACHE_CONTROL, isRead ? freshness(isPublic, response.getStatus()) : NEVER);
        if (isRead) {
            headers.add(HttpHeaders.VARY, "Accept-Encoding");
            headers.add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
            dependencies.variedBy().forEach(varied -> headers.add(HttpHeaders.VARY, varied.header()));
        }
        if (isPublic && response.getStatus() == 200) {
            headers.putSingle(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(readAt(routing)));
            headers.putSingle(SURROGATE_KEY, String.join(" ", dependencies.surrogateKeys()));
        }
        var version = request.getProperty(VERSION) instanceof Long number ? number : null;
        if (!response.hasEntity()) {
            return;
        }
        var body = write(response.getEntity());
        var isGzip = ContentCoding.isGzip(routing.request());
        if (response.getStatus() >= 300 || !isRead && version == null) {
            send(isGzip ? ContentCoding.gzip(body) : body, isGzip, request, response);
            return;
        }
        var tag = EntityTag.of(body, version);
        var cached = cache(body, tag, response, routing);
        headers.putSingle(HttpHeaders.ETAG, isGzip ? EntityTag.gzipped(tag) : tag);
        if (isRead && EntityTag.matches(requireNonNullElse(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), ""), tag)) {
            response.setStatus(304);
            response.setEntity(null);
        } else if (!isGzip) {
            send(body, false, request, response);
        } else {
            send(cached == null ? ContentCoding.gzip(body) : cached.select(null, true).body().getBytes(), true, request,
                    response);
        }
    }

    /**
     * Returns the time at which the content of the response was read. Nothing that it was made from has changed since: a cached
     * response is invalidated by each change. No record has that time, because a response is made from many, and from the
     * absence of others.
     */
    private Instant readAt(RoutingContext routing) {
        var pending = CacheFilter.madeBy(routing);
        return pending == null ? clock.instant() : pending.beganAt();
    }

    /** Sends the bytes as they are; for HEAD, nothing else sets the length of a body that is not sent. */
    private static void send(byte[] coded, boolean isGzip, ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        if (isGzip) {
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, ContentCoding.GZIP);
        }
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, coded.length);
        }
        var type = response.getStatus() < 300 ? MediaType.APPLICATION_JSON_TYPE : response.getMediaType();
        response.setEntity(new SerializedBody(coded), null, type);
    }

    /** Completes the pending response that the request makes; returns null if there is none. */
    private @Nullable CachedResponse cache(byte[] body, String tag, ContainerResponseContext response,
            RoutingContext routing) {
        var pending = CacheFilter.madeBy(routing);
        if (pending == null || response.getStatus() != 200) {
            return null;
        }
        var headers = new ArrayList<Header>();
        response.getStringHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                values.forEach(value -> headers.add(new Header(name, value)));
            }
        });
        headers.add(new Header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON));
        headers.addAll(commonHeaders.all());
        var cached = CachedResponse.of(body, tag, headers, dependencies, pending.beganAt(), serializer);
        cache.complete(pending, cached, dependencies, routing.request()::getHeader);
        return cached;
    }

    private String freshness(boolean isPublic, int status) {
        if (!isPublic) {
            return "private, " + NEVER;
        }
        return status < 300 ? revalidated : CACHEABLE_REDIRECTS_AND_ERRORS.contains(status) ? fresh : NEVER;
    }

    private byte[] write(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A view can always be written as JSON", e);
        }
    }
}
