package dev.standfirst.slug;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.Arrays;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps {@link FormerSlugException} to a 308, which keeps the method and the body (RFC 9110, §15.4.9). */
class FormerSlugRedirect {

    @ServerExceptionMapper
    RestResponse<Void> redirect(FormerSlugException e, UriInfo uri) {
        var path = Arrays.stream(uri.getRequestUri().getRawPath().split("/", -1))
                .map(segment -> segment.equals(e.former()) ? e.current() : segment)
                .collect(joining("/"));
        var query = uri.getRequestUri().getRawQuery();
        return RestResponse.ResponseBuilder.<Void> create(Response.Status.PERMANENT_REDIRECT)
                .location(URI.create(query == null ? path : path + "?" + query))
                .build();
    }
}
