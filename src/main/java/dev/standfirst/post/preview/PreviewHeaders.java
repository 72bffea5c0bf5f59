package dev.standfirst.post.preview;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.post.view.PostViewResource;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Makes every response to a preview link, also errors and redirects, uncacheable and invisible to search engines. */
@Singleton
class PreviewHeaders {

    void install(@Observes Filters filters) {
        filters.register(PreviewHeaders::set, FilterOrder.PREVIEWS);
    }

    private static void set(RoutingContext request) {
        if (request.request().query() != null && request.queryParams().contains(PostViewResource.PREVIEW)) {
            request.request().headers().remove(HttpHeaders.IF_NONE_MATCH);
            request.addHeadersEndHandler(end -> request.response().headers()
                    .set(HttpHeaders.CACHE_CONTROL, "private, no-store")
                    .set("X-Robots-Tag", "noindex")
                    .remove(HttpHeaders.ETAG));
        }
        request.next();
    }
}
