package dev.standfirst.cache;

import java.util.ArrayList;
import java.util.Map;

import dev.standfirst.http.Header;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** A page or file of the program itself, in both content codings, equal for every client until the program ends. */
public final class StaticResponse {

    private final CachedResponse response;

    /**
     * @param type media type of the body
     * @param headers headers other than those of the body
     */
    public StaticResponse(String type, byte[] body, Map<String, String> headers) {
        var all = new ArrayList<Header>();
        headers.forEach((name, value) -> all.add(new Header(name, value)));
        all.add(new Header(HttpHeaders.CONTENT_TYPE, type));
        this.response = CachedResponse.fixed(body, all);
    }

    public void send(RoutingContext request) {
        CacheFilter.send(response, request);
    }
}
