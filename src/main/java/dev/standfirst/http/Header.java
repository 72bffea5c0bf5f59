package dev.standfirst.http;

import io.vertx.core.http.HttpHeaders;

/** A header of an answer, in the form in which it goes out quickest. */
public record Header(CharSequence name, CharSequence value) {

    public Header {
        name = optimized(name);
        value = optimized(value);
    }

    private static CharSequence optimized(CharSequence text) {
        return text instanceof String string ? HttpHeaders.createOptimized(string) : text;
    }
}
