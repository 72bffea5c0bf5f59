package dev.standfirst.cache;

import java.util.List;

import dev.standfirst.http.Header;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;

/** A response that only the router sends, with its body on the heap. */
record HeapResponse(HttpResponseStatus status, List<Header> headers, Buffer body) implements SerializedResponse {

    static HeapResponse of(HttpResponseStatus status, List<Header> headers, byte[] body) {
        return new HeapResponse(status, headers, Buffer.buffer(body));
    }

    @Override
    public int size() {
        return body.length() + headers.stream().mapToInt(header -> header.name().length() + header.value().length()).sum();
    }
}
