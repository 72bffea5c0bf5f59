package dev.standfirst.openapi;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

import dev.standfirst.http.DeprecatedOperation;

/** The document marks deprecated operations, and documents the headers of their responses. */
class DeprecatedOperationsTest {

    /** Stands for a resource. */
    static class Semaphores {

        @DeprecatedOperation(since = "2023-07-01", until = "2024-07-01", more = "/docs#semaphores")
        void listSemaphores() {
        }

        void listLamps() {
        }
    }

    private final APIResponse shared = OASFactory.createAPIResponse().description("Gone.").headers(Map.of());
    private final Operation retiring = operation("listSemaphores");
    private final Operation staying = operation("listLamps");

    @Test
    void aRetiringOperationAndAllItsResponsesAreMarked() throws IOException {
        mark();

        assertEquals(true, retiring.getDeprecated());
        assertThat(retiring.getDescription(), startsWith("**Deprecated** since 2023-07-01"));
        retiring.getResponses().getAPIResponses().values().forEach(response -> {
            assertEquals("@1688169600", response.getHeaders().get("Deprecation").getExample());
            assertEquals("Mon, 01 Jul 2024 00:00:00 GMT", response.getHeaders().get("Sunset").getExample());
        });
    }

    @Test
    void otherOperationsAndSharedResponsesAreUnchanged() throws IOException {
        mark();

        assertNull(staying.getDeprecated());
        assertThat(staying.getResponses().getAPIResponse("200").getHeaders(), not(hasKey("Deprecation")));
        assertThat(shared.getHeaders(), anEmptyMap());
    }

    private void mark() throws IOException {
        var resources = Index.of(Semaphores.class).getClassByName(Semaphores.class);
        new DeprecatedOperations(OASFactory.createComponents().addResponse("Gone", shared))
                .mark(List.of(
                        new DocumentedOperation("/api/v1/semaphores", HttpMethod.GET, retiring,
                                resources.firstMethod("listSemaphores")),
                        new DocumentedOperation("/api/v1/lamps", HttpMethod.GET, staying, resources.firstMethod("listLamps"))));
    }

    private static Operation operation(String id) {
        return OASFactory.createOperation().operationId(id).description("Read them.")
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", OASFactory.createAPIResponse().description("As asked for.").headers(Map.of()))
                        .addAPIResponse("410", OASFactory.createAPIResponse().ref("Gone")));
    }
}
