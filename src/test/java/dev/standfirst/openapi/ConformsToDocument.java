package dev.standfirst.openapi;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.HashMap;
import java.util.Locale;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Compares each response of any test with the document, and records that it was seen. */
public final class ConformsToDocument implements Filter {

    private static final ConformsToDocument INSTANCE = new ConformsToDocument();

    private final Contract contract = Contract.committed();
    private final SeenResponses seen = SeenResponses.ofThisRun();

    private ConformsToDocument() {
    }

    /** Checks every response that REST Assured gets; calling it again changes nothing. */
    public static void install() {
        if (!RestAssured.filters().contains(INSTANCE)) {
            RestAssured.filters(INSTANCE);
        }
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected,
            FilterContext context) {
        var response = context.next(request, expected);
        var uri = request.getURI();
        var begin = uri.indexOf('/', uri.indexOf("//") + 2);
        if (begin >= 0 && Contract.covers(uri.substring(begin))) {
            check(tested(request.getMethod(), uri.substring(begin), response));
        }
        return response;
    }

    private void check(TestedResponse response) {
        var faults = contract.faults(response);
        if (!faults.isEmpty()) {
            fail("The response %3$d to %1$s %2$s is not as %4$s documents it: %5$s%n%6$s".formatted(response.method(),
                    response.path(), response.status(),
                    Document.FILE, String.join("; ", faults), response.text()));
        }
        var operation = contract.operation(response.method(), response.path());
        if (operation != null) {
            seen.note(operation.id(), response.status());
        }
    }

    private static TestedResponse tested(String method, String uri, Response response) {
        var headers = new HashMap<String, String>();
        response.headers().forEach(header -> headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue()));
        return new TestedResponse(method, uri, response.statusCode(), headers, response.asByteArray());
    }
}
