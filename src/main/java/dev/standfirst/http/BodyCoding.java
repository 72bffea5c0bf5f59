package dev.standfirst.http;

import static dev.standfirst.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import java.util.Arrays;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Rejects bodies in a content coding that the service does not decode, before they are read: a parser would only report that
 * they are no JSON. The 415 names the accepted coding (RFC 9110, §15.5.16). A charset is ignored, because JSON has none (RFC
 * 8259, §11); a body that is not UTF-8 is rejected when it is read.
 */
@Singleton
class BodyCoding {

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    /** Everything else has no operation with a body, and responds 405. */
    private static final String API = "/api/";
    private static final String IDENTITY = "identity";

    void install(@Observes Filters filters) {
        filters.register(BodyCoding::check, FilterOrder.HEADERS_OF_A_CHANGE);
    }

    private static void check(RoutingContext request) {
        var http = request.request();
        if (!WITH_BODY.contains(http.method()) || !http.path().startsWith(API)) {
            request.next();
        } else if (isCoded(http)) {
            request.response().putHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
            request.fail(UNSUPPORTED_MEDIA_TYPE.because(
                    "“Content-Encoding” must be absent or identity: send the body uncompressed."));
        } else {
            request.next();
        }
    }

    private static boolean isCoded(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.CONTENT_ENCODING).stream()
                .flatMap(codings -> Arrays.stream(codings.split(","))).map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(IDENTITY));
    }
}
