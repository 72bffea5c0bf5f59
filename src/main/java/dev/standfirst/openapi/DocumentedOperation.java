package dev.standfirst.openapi;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import dev.standfirst.access.Requires;
import dev.standfirst.http.Creates;
import dev.standfirst.idempotency.Idempotent;

/** An operation with its resource method, whose annotations decide what the document says about it. */
record DocumentedOperation(String path, HttpMethod method, Operation model, MethodInfo resource) {

    /** Below this path lies the API. Other endpoints of the service, such as its health, are no part of it. */
    static final String BASE = "/api/v1/";

    /** Path variables whose value can be a slug, and thus a former slug. */
    private static final List<String> SLUGS = List.of("post", "author", "category", "tag");

    static List<DocumentedOperation> allOf(OpenAPI document, IndexView index) {
        var resources = resources(index);
        var operations = new ArrayList<DocumentedOperation>();
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(BASE)) {
                item.getOperations().forEach((method, model) -> operations.add(new DocumentedOperation(path, method, model,
                        requireNonNull(resources.get(model.getOperationId()), model.getOperationId()))));
            }
        });
        return operations;
    }

    /** The resource methods of the API by their names, which are the ids of the operations. */
    private static Map<String, MethodInfo> resources(IndexView index) {
        return Stream.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
                .flatMap(verb -> index.getAnnotations(verb).stream()).map(verb -> verb.target().asMethod())
                .filter(DocumentedOperation::isBelowBase)
                // A composite index returns a method once for each index that contains it.
                .collect(toMap(MethodInfo::name, identity(), (method, same) -> method));
    }

    private static boolean isBelowBase(MethodInfo method) {
        var path = method.declaringClass().declaredAnnotation(DotName.createSimple(Path.class));
        return path != null && (path.value().asString() + "/").startsWith(BASE);
    }

    String id() {
        return model.getOperationId();
    }

    boolean isRead() {
        return method == HttpMethod.GET;
    }

    /** The name of the schema of the response. */
    String responseSchema() {
        return okMediaTypes().map(type -> requireNonNull(References.schema(type.getSchema()))).findFirst().orElseThrow();
    }

    /** The record of the response, or of the items of a list. */
    DotName view() {
        var type = resource.returnType();
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE ? type.asParameterizedType().arguments().get(0).name() : type.name();
    }

    Optional<AnnotationInstance> annotation(Class<? extends Annotation> type) {
        return Optional.ofNullable(resource.declaredAnnotation(DotName.createSimple(type)));
    }

    boolean creates() {
        return annotation(Creates.class).isPresent();
    }

    boolean requiresToken() {
        return annotation(Requires.class).isPresent();
    }

    boolean acceptsIdempotencyKey() {
        return annotation(Idempotent.class).isPresent();
    }

    boolean hasBody() {
        return model.getRequestBody() != null;
    }

    Optional<RequestBody> body() {
        return Optional.ofNullable(model.getRequestBody());
    }

    boolean hasResponseBody() {
        return method != HttpMethod.DELETE;
    }

    /** Whether the response is a list page. */
    boolean isList() {
        return isRead()
                && okMediaTypes().anyMatch(type -> String.valueOf(References.schema(type.getSchema())).endsWith("Page"));
    }

    boolean hasPathVariable() {
        return path.contains("{");
    }

    boolean hasPathVariable(String name) {
        return path.contains("{" + name + "}");
    }

    boolean hasSlug() {
        return SLUGS.stream().anyMatch(this::hasPathVariable);
    }

    boolean hasParameter(String name) {
        return parameters().stream().anyMatch(p -> name.equals(p.getName()) || name.equals(References.component(p)));
    }

    List<Parameter> parameters() {
        return model.getParameters() == null ? List.of() : model.getParameters();
    }

    private Stream<MediaType> okMediaTypes() {
        return model.getResponses().getAPIResponse("200").getContent().getMediaTypes().values().stream();
    }
}
