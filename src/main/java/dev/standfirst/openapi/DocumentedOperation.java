package dev.standfirst.openapi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/** An operation with the facts that decide what the document says about it. */
record DocumentedOperation(String path, HttpMethod method, Operation model) {

    /** Everything else that the service answers, such as its health, is not part of the API. */
    static final String BASE = "/api/v1/";

    private static final Set<String> PUBLIC_WRITES = Set.of("sharePost");
    private static final Set<String> PRIVATE_READS = Set.of("getMe", "listTokens", "listRevisions", "getRevision",
            "compareRevisions",
            "getDraft");
    private static final Set<String> ACTIONS = Set.of("restorePost", "restoreRevision", "publishDraft", "batchPosts");

    /** What a path can name by a slug, and so by a former one. */
    private static final List<String> SLUGS = List.of("{post}", "{author}", "{category}", "{tag}");

    static List<DocumentedOperation> allOf(OpenAPI document) {
        var operations = new ArrayList<DocumentedOperation>();
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(BASE)) {
                item.getOperations().forEach((method, model) -> operations.add(new DocumentedOperation(path, method, model)));
            }
        });
        return operations;
    }

    String id() {
        return model.getOperationId();
    }

    boolean isRead() {
        return method == HttpMethod.GET;
    }

    /** A {@code POST} to a collection makes something that then has an address; any other does something with what there is. */
    boolean creates() {
        return method == HttpMethod.POST && !ACTIONS.contains(id());
    }

    /** The name of the schema that it answers with when all is well. */
    String answer() {
        return model.getResponses().getAPIResponse("200").getContent().getMediaTypes().values().stream()
                .map(type -> requireNonNull(SchemaWalk.target(type.getSchema()))).findFirst().orElseThrow();
    }

    boolean takesToken() {
        return isRead() ? PRIVATE_READS.contains(id()) : !PUBLIC_WRITES.contains(id());
    }

    /** Whether it can be sent again with its {@code Idempotency-Key}. */
    boolean isRepeatable() {
        return method == HttpMethod.POST && takesToken();
    }

    boolean hasBody() {
        return model.getRequestBody() != null;
    }

    Optional<RequestBody> body() {
        return Optional.ofNullable(model.getRequestBody());
    }

    boolean answersWithBody() {
        return method != HttpMethod.DELETE;
    }

    /** A list that comes in pages. */
    boolean isList() {
        return isRead() && model.getResponses().getAPIResponse("200").getContent().getMediaTypes().values().stream()
                .anyMatch(type -> String.valueOf(type.getSchema().getRef()).endsWith("Page"));
    }

    boolean namesSomething() {
        return path.contains("{");
    }

    boolean namesBySlug() {
        return SLUGS.stream().anyMatch(path::contains);
    }

    boolean isAbout(String variable) {
        return path.contains("{" + variable + "}");
    }

    boolean hasParameter(String name) {
        return parameters().stream().anyMatch(p -> name.equals(p.getName()) || SharedParameters.isReferenceTo(name, p));
    }

    List<Parameter> parameters() {
        return model.getParameters() == null ? List.of() : model.getParameters();
    }
}
