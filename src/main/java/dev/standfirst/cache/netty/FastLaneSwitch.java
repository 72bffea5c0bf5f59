package dev.standfirst.cache.netty;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.standfirst.cache.CacheConfig;
import dev.standfirst.cache.ResponseSerializer;
import dev.standfirst.http.FilterOrder;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** Turns the fast lane on: serializes cached responses for it, and adds it to each connection. */
@Singleton
class FastLaneSwitch {

    private final FastLane lane;
    private final boolean isOn;

    FastLaneSwitch(CacheConfig config, FastLane lane) {
        this.lane = lane;
        // In development mode, only requests that reach the router make Quarkus reload changed code.
        this.isOn = config.weight().asLongValue() > 0 && config.fastLane() && LaunchMode.current() != LaunchMode.DEVELOPMENT;
    }

    @Produces
    @Singleton
    ResponseSerializer serializer() {
        return isOn ? DirectResponse::of : ResponseSerializer.HEAP;
    }

    void install(@Observes Filters filters) {
        if (isOn) {
            filters.register(this::addToConnection, FilterOrder.CONNECTION);
        }
    }

    /** Runs in the router, because Vert.x gives no access to a connection before its first request. */
    private void addToConnection(RoutingContext request) {
        if (request.request().connection() instanceof ConnectionBase connection) {
            FastLaneHandler.addTo(connection, lane);
        }
        request.next();
    }
}
