package dev.standfirst.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Sends a {@link SerializedBody} as it is; the writer of Jackson would encode its bytes. */
@Provider
@Produces({ MediaType.APPLICATION_JSON, "application/problem+json" })
public class SerializedBodyHandler implements ServerMessageBodyWriter<SerializedBody> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == SerializedBody.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == SerializedBody.class;
    }

    @Override
    public void writeResponse(SerializedBody body, Type genericType, ServerRequestContext context) {
        context.serverResponse().end(body.bytes());
    }

    @Override
    public void writeTo(SerializedBody body, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        out.write(body.bytes());
    }
}
