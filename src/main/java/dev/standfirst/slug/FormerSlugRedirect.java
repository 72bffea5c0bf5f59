package dev.standfirst.slug;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Maps {@link FormerSlugException} to a 308, which keeps the method and the body (RFC 9110, §15.4.9). Its address is relative,
 * because caches store it, and is built from the path template of the operation: the former slug can occur elsewhere in the
 * path, and can be percent-encoded there.
 */
class FormerSlugRedirect {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)[^}]*}");

    @ServerExceptionMapper
    RestResponse<Void> redirect(FormerSlugException e, UriInfo uri, ResourceInfo resource) {
        var method = resource.getResourceMethod();
        var path = path(template(method.getDeclaringClass().getAnnotation(Path.class), method.getAnnotation(Path.class)),
                uri.getPathParameters(), e.kind().word(), e.current());
        var query = uri.getRequestUri().getRawQuery();
        return RestResponse.ResponseBuilder.<Void> create(Response.Status.PERMANENT_REDIRECT)
                // Not location(…), which would complete the address by the header Host.
                .header(HttpHeaders.LOCATION, query == null ? path : path + "?" + query).build();
    }

    private static String template(Path base, @Nullable Path path) {
        return path == null ? base.value() : base.value() + "/" + path.value().replaceFirst("^/", "");
    }

    /**
     * Fills a path template.
     *
     * @param parameters values of the other parameters
     * @param name name of the parameter that gets the slug
     */
    static String path(String template, MultivaluedMap<String, String> parameters, String name, String slug) {
        return PARAMETER.matcher(template).replaceAll(parameter -> Matcher.quoteReplacement(
                encoded(parameter.group(1).equals(name) ? slug : parameters.getFirst(parameter.group(1)))));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, UTF_8).replace("+", "%20");
    }
}
