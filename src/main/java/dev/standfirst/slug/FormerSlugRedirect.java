package dev.standfirst.slug;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Maps {@link FormerSlugException} to a 308, which keeps the method and the body (RFC 9110, §15.4.9). */
class FormerSlugRedirect {

    @ServerExceptionMapper
    RestResponse<Void> redirect(FormerSlugException e, UriInfo uri, ResourceInfo operation) {
        var path = current(uri.getRequestUri().getRawPath(), template(operation), e.former(), e.current());
        var query = uri.getRequestUri().getRawQuery();
        return RestResponse.ResponseBuilder.<Void> create(Response.Status.PERMANENT_REDIRECT)
                .location(URI.create(query == null ? path : path + "?" + query))
                .build();
    }

    /**
     * Replaces a slug in a path, but only where the template has a parameter: a post may have the slug “posts”.
     *
     * @param path percent-encoded path of the request
     * @param template path with its parameters in braces
     * @param former slug as the client sent it, decoded
     */
    static String current(String path, String template, String former, String current) {
        var segments = path.split("/", -1);
        var names = template.split("/", -1);
        for (int i = 0; i < segments.length && i < names.length; i++) {
            if (names[i].startsWith("{") && decoded(segments[i]).equals(former)) {
                segments[i] = URLEncoder.encode(current, UTF_8);
            }
        }
        return String.join("/", segments);
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
    }

    private static String template(ResourceInfo operation) {
        return value(operation.getResourceClass().getAnnotation(Path.class))
                + value(operation.getResourceMethod().getAnnotation(Path.class));
    }

    private static String value(@Nullable Path path) {
        return path == null ? "" : path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
