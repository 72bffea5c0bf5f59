package dev.standfirst.http.query;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static dev.standfirst.problem.ProblemType.UNKNOWN_PARAMETER;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.query.DeclaredParameters.Declared;
import dev.standfirst.json.StrictJson;
import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.problem.UnknownName;
import io.vertx.ext.web.RoutingContext;

/** Rejects unknown, repeated and malformed query parameters with a 400: a typo is never silently ignored. */
@ApplicationScoped
class QueryParameters {

    private final CanonicalUrls addresses;

    QueryParameters(CanonicalUrls addresses) {
        this.addresses = addresses;
    }

    @ServerRequestFilter(priority = FilterOrder.QUERY_PARAMETERS)
    void check(ResourceInfo resource, RoutingContext request) {
        var known = addresses.parameters(resource.getResourceMethod()).byName();
        var query = request.queryParams();
        var unknown = new ArrayList<InvalidInput>();
        var wrong = new ArrayList<InvalidInput>();
        // A MultiMap ignores the case of names; the API does not.
        for (var name : new LinkedHashSet<>(query.entries().stream().map(Map.Entry::getKey).toList())) {
            var parameter = known.get(name);
            if (parameter == null) {
                unknown.add(InvalidInput.parameter(name, "UnknownParameter",
                        UnknownName.detail(name, known.keySet(), "parameters")));
            } else {
                check(name, query.getAll(name), parameter, wrong);
            }
        }
        if (!unknown.isEmpty() || !wrong.isEmpty()) {
            throw new ProblemException(unknown.isEmpty() ? INVALID_PARAMETER : UNKNOWN_PARAMETER,
                    Stream.concat(unknown.stream(), wrong.stream()).toList());
        }
    }

    private static void check(String name, List<String> values, Declared parameter, List<InvalidInput> wrong) {
        if (values.size() > 1 && !parameter.isRepeatable()) {
            wrong.add(InvalidInput.parameter(name, "Duplicate", "is given " + values.size() + " times; it must be given once"));
        }
        for (var value : values) {
            if (value.isBlank()) {
                wrong.add(InvalidInput.parameter(name, "Empty", "must not be empty; omit it instead"));
            } else if (!StrictJson.isText(value)) {
                wrong.add(InvalidInput.parameter(name, "Text", "must not contain a NUL (U+0000)"));
            } else if (!parameter.form().matches(value)) {
                wrong.add(InvalidInput.parameter(name, "WrongType", parameter.form().fault(value)));
            }
        }
    }
}
