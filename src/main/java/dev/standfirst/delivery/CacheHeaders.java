package dev.standfirst.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.http.FilterOrder;

/** Says of each answer of the API whether, how long and by whom it may be kept, and answers 304 to whoever has it already. */
@ApplicationScoped
class CacheHeaders {

    private static final String VERSION = Versioned.class.getName();
    private static final String NEVER = "no-store";

    /** What stays away or elsewhere for a while, and is asked for again and again. */
    private static final Set<Integer> CACHEABLE_REFUSALS = Set.of(308, 404, 410);

    private final ObjectMapper json;
    private final Variants variants;
    private final String fresh;
    private final String revalidated;

    CacheHeaders(ObjectMapper json, Variants variants, CacheConfig config) {
        this.json = json;
        this.variants = variants;
        this.fresh = "public, max-age=" + config.maxAge().toSeconds();
        this.revalidated = fresh + ", stale-while-revalidate=" + config.staleWhileRevalidate().toSeconds();
    }

    /** Before the view loses its version to {@code fields}. */
    @ServerResponseFilter(priority = FilterOrder.OF_VIEWS)
    void rememberVersion(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Versioned view) {
            request.setProperty(VERSION, view.version());
        }
    }

    @ServerResponseFilter(priority = FilterOrder.REPRESENTATION)
    void tag(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        var isRead = Set.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.getMethod());
        headers.putSingle(HttpHeaders.CACHE_CONTROL, isRead ? freshness(request, response.getStatus()) : NEVER);
        if (isRead) {
            headers.add(HttpHeaders.VARY, "Accept-Encoding");
            headers.add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
            variants.headers().forEach(header -> headers.add(HttpHeaders.VARY, header));
        }
        var version = request.getProperty(VERSION) instanceof Long number ? number : null;
        if (response.hasEntity() && response.getStatus() < 300 && (isRead || version != null)) {
            var representation = write(response.getEntity());
            var tag = EntityTag.of(representation.getBytes(UTF_8), version);
            headers.putSingle(HttpHeaders.ETAG, tag);
            if (isRead && EntityTag.matches(requireNonNullElse(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), ""), tag)) {
                response.setStatus(304);
                response.setEntity(null);
            } else {
                // The writer of Jackson sends a string as it is, and any bytes in Base64.
                response.setEntity(representation, null, MediaType.APPLICATION_JSON_TYPE);
            }
        }
    }

    private String freshness(ContainerRequestContext request, int status) {
        if (request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
            return "private, " + NEVER;
        }
        return status < 300 ? revalidated : CACHEABLE_REFUSALS.contains(status) ? fresh : NEVER;
    }

    private String write(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A view can always be written", e);
        }
    }
}
