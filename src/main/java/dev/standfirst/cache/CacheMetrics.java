package dev.standfirst.cache;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.micrometer.runtime.binder.HttpCommonTags;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.ext.web.RoutingContext;

/** Metrics of cached responses: Quarkus measures those of the router, and the fast lane records its own under equal tags. */
@Singleton
public class CacheMetrics {

    private static final int NOT_MODIFIED = 304;

    private final MeterRegistry registry;
    private final ConcurrentMap<String, Timer> timers = new ConcurrentHashMap<>();
    private final Timer ofNotModified;

    CacheMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.ofNotModified = timer("", NOT_MODIFIED);
    }

    /** Names the URI template for a response of the router; without it, Quarkus would count each path by itself. */
    static void setTemplate(RoutingContext request, String template) {
        var metric = HttpRequestMetric.getRequestMetric(request);
        if (metric != null) {
            metric.setTemplatePath(template);
        }
    }

    /** Records a GET that the fast lane has served. */
    public void record(String template, int status, long nanos) {
        var timer = status == NOT_MODIFIED ? ofNotModified : timers.computeIfAbsent(template, uri -> timer(uri, 200));
        timer.record(nanos, NANOSECONDS);
    }

    private Timer timer(String uri, int status) {
        return registry.timer("http.server.requests", Tags.of(HttpCommonTags.method("GET"),
                HttpCommonTags.uri(uri, null, status, false), HttpCommonTags.outcome(status), HttpCommonTags.status(status)));
    }
}
