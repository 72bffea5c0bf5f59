package dev.standfirst.http;

import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.standfirst.http.connection.RequestGuard;
import dev.standfirst.problem.Endpoints;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Bounds the tags of the request metrics, each value of which is a meter for ever. Quarkus writes the method and, for requests
 * that match no route or whose client has gone, the path as the client sent it: both become {@code UNKNOWN} unless the service
 * knows them.
 */
class RequestMeterTags {

    static final String UNKNOWN = "UNKNOWN";

    private static final String REQUESTS = "http.server.requests";
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
            RequestGuard.REJECTED);

    /** Values that Quarkus sends instead of a path. */
    private static final Set<String> FIXED_URIS = Set.of("NOT_FOUND", "REDIRECTION", "root", UNKNOWN, "/cors-preflight");

    private RequestMeterTags() {
    }

    @Produces
    @Singleton
    static MeterFilter boundedTags(Instance<Endpoints> endpoints) {
        return new MeterFilter() {

            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals(REQUESTS) ? bounded(id, endpoints.get()) : id;
            }
        };
    }

    private static Meter.Id bounded(Meter.Id id, Endpoints endpoints) {
        var tags = StreamSupport.stream(id.getTagsAsIterable().spliterator(), false)
                .map(tag -> isKnown(tag, id, endpoints) ? tag : Tag.of(tag.getKey(), UNKNOWN)).toList();
        return id.replaceTags(tags);
    }

    private static boolean isKnown(Tag tag, Meter.Id id, Endpoints endpoints) {
        return switch (tag.getKey()) {
            case "method" -> METHODS.contains(tag.getValue());
            case "uri" -> FIXED_URIS.contains(tag.getValue()) || endpoints.hasTemplate(tag.getValue()) || isPage(tag, id);
            default -> true;
        };
    }

    /** Whether a page was read: only an existing one has this status, and there are few of them. */
    private static boolean isPage(Tag uri, Meter.Id id) {
        var status = String.valueOf(id.getTag("status"));
        return READS.contains(String.valueOf(id.getTag("method"))) && status.startsWith("2")
                && !uri.getValue().startsWith("/api/");
    }
}
