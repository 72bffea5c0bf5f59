package dev.standfirst.openapi;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Visits every schema of a document, including nested schemas. */
final class SchemaWalk {

    private final Consumer<Schema> visitor;

    private SchemaWalk(Consumer<Schema> visitor) {
        this.visitor = visitor;
    }

    static void through(Map<String, Schema> components, List<DocumentedOperation> operations, Consumer<Schema> visitor) {
        var walk = new SchemaWalk(visitor);
        walk.schemas(components);
        for (var operation : operations) {
            operation.parameters().forEach(parameter -> walk.schema(parameter.getSchema()));
            operation.body().ifPresent(body -> walk.content(body.getContent()));
            operation.model().getResponses().getAPIResponses().values()
                    .forEach(response -> walk.content(response.getContent()));
        }
    }

    static void through(Schema schema, Consumer<Schema> visitor) {
        new SchemaWalk(visitor).schema(schema);
    }

    private void content(@Nullable Content content) {
        if (content != null) {
            content.getMediaTypes().values().forEach(type -> schema(type.getSchema()));
        }
    }

    private void schemas(@Nullable Map<String, Schema> schemas) {
        if (schemas != null) {
            schemas.values().forEach(this::schema);
        }
    }

    private void schema(@Nullable Schema schema) {
        if (schema != null) {
            visitor.accept(schema);
            schema(schema.getItems());
            schema(schema.getAdditionalPropertiesSchema());
            schemas(schema.getProperties());
            if (schema.getAnyOf() != null) {
                schema.getAnyOf().forEach(this::schema);
            }
        }
    }
}
