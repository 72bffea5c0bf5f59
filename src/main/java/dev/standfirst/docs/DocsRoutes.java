package dev.standfirst.docs;

import static dev.standfirst.problem.ProblemType.METHOD_NOT_ALLOWED;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Serves the documentation pages. The first request for a page renders it, so that rendering does not delay the start. */
@Singleton
class DocsRoutes {

    private final Pages pages;

    DocsRoutes(Pages pages) {
        this.pages = pages;
    }

    void install(@Observes Router router) {
        router.route("/docs/*").handler(this::serve);
        router.route("/problems/*").handler(this::serve);
    }

    private void serve(RoutingContext request) {
        var path = request.normalizedPath();
        var page = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        var method = request.request().method();
        if (!pages.has(page)) {
            request.next();
        } else if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            request.fail(METHOD_NOT_ALLOWED.because("%s does not work here; it takes GET, HEAD.", method));
        } else if (pages.isRendered(page)) {
            pages.get(page).send(request);
        } else {
            request.vertx().executeBlocking(() -> pages.get(page)).onSuccess(rendered -> rendered.send(request))
                    .onFailure(request::fail);
        }
    }
}
