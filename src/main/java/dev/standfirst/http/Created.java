package dev.standfirst.http;

import java.net.URI;

import org.jboss.resteasy.reactive.RestResponse;

/** The answer to a {@code POST} that made something: 201, where it is, and the thing itself. */
public final class Created {

    private Created() {
    }

    /**
     * @param path below the API's base, such as {@code /posts/zizek-on-order}
     */
    public static <T> RestResponse<T> at(String path, T body) {
        return at(URI.create("/api/v1" + path), body);
    }

    /** The same for something whose whole address is known. */
    public static <T> RestResponse<T> at(URI address, T body) {
        return RestResponse.ResponseBuilder.<T> create(RestResponse.StatusCode.CREATED).location(address).entity(body).build();
    }
}
