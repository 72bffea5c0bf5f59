package dev.standfirst.http.url;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.vertx.core.http.HttpServerRequest;

/**
 * Makes the address of a created resource absolute, for clients that store it. Redirects stay relative: caches store them, and a
 * stored address must not come from the {@code Host} of the request that filled the cache.
 */
@ApplicationScoped
class AbsoluteLocation {

    private static final int CREATED = 201;

    private final PublicUrl publicUrl;

    AbsoluteLocation(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    @ServerResponseFilter
    void complete(ContainerResponseContext response, HttpServerRequest request) {
        if (response.getStatus() == CREATED
                && response.getHeaders().getFirst(HttpHeaders.LOCATION) instanceof String path && path.startsWith("/")) {
            response.getHeaders().putSingle(HttpHeaders.LOCATION, publicUrl.of(request) + path);
        }
    }
}
