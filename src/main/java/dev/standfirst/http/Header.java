package dev.standfirst.http;

import io.vertx.core.http.HttpHeaders;

/** Response header, encoded in advance so that Netty can write it fastest. */
public record Header(CharSequence name, CharSequence value) {

    public Header {
        name = optimized(name);
        value = optimized(value);
    }

    private static CharSequence optimized(CharSequence text) {
        return text instanceof String string ? HttpHeaders.createOptimized(string) : text;
    }
}
