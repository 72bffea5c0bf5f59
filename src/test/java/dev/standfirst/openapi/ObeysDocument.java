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

/** Holds each answer that a story gets against the document, whatever the story is about, and notes that it was seen. */
public final class ObeysDocument implements Filter {

    private static final ObeysDocument INSTANCE = new ObeysDocument();

    private final Contract contract = Contract.committed();
    private final SeenAnswers seen = SeenAnswers.ofThisRun();

    private ObeysDocument() {
    }

    /** From now on it looks at every answer that REST Assured gets; once is enough. */
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
            check(answer(request.getMethod(), uri.substring(begin), response));
        }
        return response;
    }

    private void check(Answer answer) {
        var faults = contract.faults(answer);
        if (!faults.isEmpty()) {
            fail("%s %s is answered %d, and not as %s has it: %s%n%s".formatted(answer.method(), answer.path(), answer.status(),
                    Document.FILE, String.join("; ", faults), answer.text()));
        }
        var operation = contract.operation(answer.method(), answer.path());
        if (operation != null) {
            seen.note(operation.id(), answer.status());
        }
    }

    private static Answer answer(String method, String uri, Response response) {
        var headers = new HashMap<String, String>();
        response.headers().forEach(header -> headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue()));
        return new Answer(method, uri, response.statusCode(), headers, response.asByteArray());
    }
}
