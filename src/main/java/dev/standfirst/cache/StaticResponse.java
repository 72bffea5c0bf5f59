package dev.standfirst.cache;

import java.util.ArrayList;
import java.util.Map;

import dev.standfirst.http.Header;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** A page or a file of the program itself: the same for everybody who asks, in either coding, until another program runs. */
public final class StaticResponse {

    private final CachedResponse representation;

    /** With the headers that it carries besides those of its body. */
    public StaticResponse(String type, byte[] body, Map<String, String> headers) {
        var all = new ArrayList<Header>();
        headers.forEach((name, value) -> all.add(new Header(name, value)));
        all.add(new Header(HttpHeaders.CONTENT_TYPE, type));
        this.representation = CachedResponse.fixed(body, all);
    }

    public void send(RoutingContext request) {
        CacheFilter.send(representation, request);
    }
}
