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
     * @param path address below the API's base, such as {@code /posts/zizek-on-order}; characters outside of ASCII are
     *        percent-encoded
     */
    public static <T> RestResponse<T> at(String path, T body) {
        return at(URI.create("/api/v1" + path), body);
    }

    /** Creates a response for a resource whose full address is given. */
    public static <T> RestResponse<T> at(URI address, T body) {
        // Not location(…), which would complete the address by the header Host.
        return RestResponse.ResponseBuilder.<T> create(RestResponse.StatusCode.CREATED)
                .header(HttpHeaders.LOCATION, address.toASCIIString()).entity(body).build();
    }
}
