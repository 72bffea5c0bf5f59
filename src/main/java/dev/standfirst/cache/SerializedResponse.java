package dev.standfirst.cache;

import java.util.List;

import dev.standfirst.http.Header;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;

/** A finished response, held in memory once for every way in which it is sent. */
public interface SerializedResponse {

    HttpResponseStatus status();

    List<Header> headers();

    /** The body, in the same memory each time; empty for a 304. */
    Buffer body();

    /** Memory in bytes. */
    int size();
}
