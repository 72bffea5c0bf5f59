package dev.standfirst.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.json.InputTrees;
import dev.standfirst.problem.JsonProblems;

/**
 * Reads the JSON of request bodies into input records. Unlike the reader of Quarkus, it reports all errors of a body at once,
 * and ignores read-only properties where an operation creates a resource.
 */
@Provider
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
public class InputBodies implements ServerMessageBodyReader<Record> {

    private final ObjectMapper json;
    private final InputTrees trees;

    InputBodies(ObjectMapper json, InputTrees trees) {
        this.json = json;
        this.trees = trees;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public @Nullable Record readFrom(Class<Record> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        return read(type, context.getInputStream(), created(context.getResteasyReactiveResourceInfo()));
    }

    @Override
    public @Nullable Record readFrom(Class<Record> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        return read(type, body, null);
    }

    /** Returns null for an empty body and for the JSON null, both of which the constraints of the parameter reject. */
    private @Nullable Record read(Class<Record> type, InputStream body, @Nullable Class<?> view) throws IOException {
        JsonNode tree;
        try {
            tree = json.readTree(body);
        } catch (JacksonException e) {
            throw JsonProblems.of(e);
        }
        return tree.isMissingNode() || tree.isNull() ? null : trees.read(tree, type, view);
    }

    /** View of the resource that the operation creates; null if it creates none. */
    private static @Nullable Class<?> created(ResteasyReactiveResourceInfo operation) {
        var method = operation.getMethod();
        var creates = method.getAnnotation(Creates.class);
        return creates != null && creates.otherwise().isEmpty()
                && method.getGenericReturnType() instanceof ParameterizedType response
                && response.getActualTypeArguments()[0] instanceof Class<?> view ? view : null;
    }
}
