package dev.standfirst.http;

import java.net.URI;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

/** Response to a {@code POST} that created a resource: 201, its address in {@code Location}, and the resource itself. */
public final class Created {

    private Created() {
    }

    /**
     * Creates a response for a resource of the API. A response filter completes the address to an absolute URL.
     *
     * @param path address below the API's base, such as {@code /posts/zizek-on-order}
     */
    public static <T> RestResponse<T> at(String path, T body) {
        // Not location(…), which would complete the address by the header Host.
        return RestResponse.ResponseBuilder.<T> create(RestResponse.StatusCode.CREATED)
                .header(HttpHeaders.LOCATION, URI.create("/api/v1" + path).toASCIIString()).entity(body).build();
    }
}
