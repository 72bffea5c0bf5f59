package dev.standfirst.delivery;

import java.util.ArrayList;
import java.util.Map;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** A page or a file of the program itself: the same for everybody who asks, in either coding, until another program runs. */
public final class FixedAnswer {

    private final Representation representation;

    /** With the headers that it carries besides those of its body. */
    public FixedAnswer(String type, byte[] body, Map<String, String> headers) {
        var all = new ArrayList<Map.Entry<CharSequence, CharSequence>>();
        headers.forEach((name, value) -> all.add(Map.entry(name, value)));
        all.add(Map.entry(HttpHeaders.CONTENT_TYPE, type));
        this.representation = Representation.fixed(body, all);
    }

    public void send(RoutingContext request) {
        CachedDelivery.send(representation, request);
    }
}
