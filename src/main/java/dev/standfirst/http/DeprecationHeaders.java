package dev.standfirst.http;

import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Adds to each response of a {@link DeprecatedOperation} the date of its deprecation (RFC 9745), its sunset (RFC 8594) and a
 * link to its documentation. Runs before the response is cached, so that cached responses carry the headers, too.
 */
@Provider
public class DeprecationHeaders implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var deprecated = resource.getResourceMethod().getAnnotation(DeprecatedOperation.class);
        if (deprecated != null) {
            var headers = DeprecatedOperation.Headers.of(deprecated.since(), deprecated.until(), deprecated.more());
            context.register((ContainerResponseFilter) (request, response) -> {
                var responseHeaders = response.getHeaders();
                responseHeaders.putSingle(DeprecatedOperation.Headers.DEPRECATION, headers.deprecation());
                responseHeaders.putSingle(DeprecatedOperation.Headers.SUNSET, headers.sunset());
                responseHeaders.add(HttpHeaders.LINK, headers.link());
            }, FilterOrder.FIELDS);
        }
    }
}
