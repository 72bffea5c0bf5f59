package dev.standfirst.http.conditional;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

import dev.standfirst.http.FilterOrder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Rejects preconditions of a change that would be ignored otherwise, because the client relies on their protection: an empty
 * {@code If-Match}, which Jakarta REST takes for an absent one, and the two headers that compare something other than a version.
 * Several lines of {@code If-Match} become one list (RFC 9110, §5.3).
 */
@Singleton
class ChangePreconditions {

    private static final Set<HttpMethod> CHANGES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final List<String> UNSUPPORTED = List.of(HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_UNMODIFIED_SINCE);

    void install(@Observes Filters filters) {
        filters.register(ChangePreconditions::check, FilterOrder.HEADERS_OF_A_CHANGE);
    }

    private static void check(RoutingContext request) {
        var headers = request.request().headers();
        if (!CHANGES.contains(request.request().method())) {
            request.next();
            return;
        }
        var unsupported = UNSUPPORTED.stream().filter(headers::contains).findFirst();
        var ifMatch = headers.getAll(HttpHeaders.IF_MATCH);
        if (unsupported.isPresent()) {
            request.fail(INVALID_PARAMETER.in(unsupported.get(), "Unsupported",
                    "is not supported for changes; send “If-Match” with the ETag of the response that the change is based on"));
        } else if (!ifMatch.isEmpty() && isEmpty(ifMatch)) {
            request.fail(Precondition.malformed());
        } else {
            if (ifMatch.size() > 1) {
                headers.set(HttpHeaders.IF_MATCH, String.join(", ", ifMatch));
            }
            request.next();
        }
    }

    private static boolean isEmpty(List<String> values) {
        return values.stream().allMatch(value -> value.chars().allMatch(c -> c == ',' || c == ' ' || c == '\t'));
    }
}
