package dev.standfirst.docs;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static dev.standfirst.problem.ProblemType.METHOD_NOT_ALLOWED;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.standfirst.cache.StaticResponse;
import dev.standfirst.http.url.PublicUrl;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Serves the OpenAPI document, compressed and with an entity tag, instead of the route of Quarkus, which does neither. The
 * document contains the URL of the service. Without a configured one, that is the URL of the request, and no shared cache may
 * store the response, because anybody can send any {@code Host}.
 */
@Singleton
class ApiDocumentRoutes {

    /** Order of the routes: after all filters, which have orders far below zero, and before the route of Quarkus. */
    private static final int BEFORE_QUARKUS = -1;

    /** Documents in memory, of half a megabyte each: two formats, for the few hosts by which a service is reached. */
    private static final int MAX_DOCUMENTS = 8;

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private record Key(Format format, String url) {
    }

    private final ApiDocument document;
    private final PublicUrl publicUrl;
    private final Cache<Key, StaticResponse> responses = Caffeine.newBuilder().maximumSize(MAX_DOCUMENTS).build();

    ApiDocumentRoutes(ApiDocument document, PublicUrl publicUrl) {
        this.document = document;
        this.publicUrl = publicUrl;
    }

    void install(@Observes Router router) {
        for (var path : Set.of("/openapi", "/openapi.json", "/openapi.yaml", "/openapi.yml")) {
            router.route(path).order(BEFORE_QUARKUS).handler(this::serve);
        }
    }

    private void serve(RoutingContext request) {
        var method = request.request().method();
        if (!READS.contains(method)) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            request.fail(METHOD_NOT_ALLOWED.because("%s is not allowed here; allowed methods are GET, HEAD.", method));
            return;
        }
        var key = new Key(format(request), publicUrl.of(request.request()));
        var cached = responses.getIfPresent(key);
        if (cached != null) {
            cached.send(request);
        } else {
            request.vertx().executeBlocking(() -> responses.get(key, this::response))
                    .onSuccess(response -> response.send(request)).onFailure(request::fail);
        }
    }

    private StaticResponse response(Key key) {
        var sharing = publicUrl.configured().isPresent() ? "public" : "private";
        return new StaticResponse(key.format.getMimeType() + ";charset=UTF-8", document.withServer(key.format, key.url),
                Map.of("Cache-Control", sharing + ", no-cache", "Vary", "Accept, Accept-Encoding"));
    }

    /** Returns the format that the path, the parameter {@code format} or the header {@code Accept} requires; YAML if none does. */
    private static Format format(RoutingContext request) {
        var path = request.normalizedPath();
        if (path.contains(".")) {
            return path.endsWith(".json") ? Format.JSON : Format.YAML;
        }
        var format = request.queryParams().get("format");
        if (format == null) {
            var accept = request.request().getHeader(HttpHeaders.ACCEPT);
            return accept != null && accept.contains(Format.JSON.getMimeType()) ? Format.JSON : Format.YAML;
        }
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "json" -> Format.JSON;
            case "yaml" -> Format.YAML;
            default -> throw INVALID_PARAMETER.in("format", "Format", "must be json or yaml");
        };
    }
}
