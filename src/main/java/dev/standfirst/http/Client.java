package dev.standfirst.http;

import java.util.function.BooleanSupplier;

import jakarta.inject.Singleton;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Client of the current request. */
@Singleton
public class Client {

    private final CurrentVertxRequest current;

    Client(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Returns a check whether the client has closed the connection of the current request; never, outside of requests. */
    public BooleanSupplier hasLeft() {
        var context = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        if (context == null) {
            return () -> false;
        }
        var response = context.response();
        return response::closed;
    }
}
