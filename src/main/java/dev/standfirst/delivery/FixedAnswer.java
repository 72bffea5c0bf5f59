package dev.standfirst.delivery;

import java.util.Map;

import io.vertx.ext.web.RoutingContext;

/** A page or a file of the program itself: the same for everybody who asks, in either coding, until another program runs. */
public final class FixedAnswer {

    private final String type;
    private final Representation representation;

    /** With the headers that it carries besides those of its body. */
    public FixedAnswer(String type, byte[] body, Map<String, String> headers) {
        this.type = type;
        this.representation = Representation.fixed(body, headers);
    }

    public void send(RoutingContext request) {
        CachedDelivery.send(representation, type, request);
    }
}
