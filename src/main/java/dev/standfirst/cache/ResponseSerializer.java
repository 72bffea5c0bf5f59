package dev.standfirst.cache;

import java.util.List;

import dev.standfirst.http.Header;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Puts finished responses into memory, in the form that the fast lane sends if it is on. */
public interface ResponseSerializer {

    /** Puts bodies on the heap, for the router. */
    ResponseSerializer HEAP = HeapResponse::of;

    SerializedResponse serialize(HttpResponseStatus status, List<Header> headers, byte[] body);
}
