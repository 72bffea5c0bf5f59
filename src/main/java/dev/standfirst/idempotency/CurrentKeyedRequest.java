package dev.standfirst.idempotency;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

/** Holds the current request if it has an {@code Idempotency-Key}. */
@RequestScoped
class CurrentKeyedRequest {

    private @Nullable KeyedRequest request;

    /** Null if the request has no key, or if the resource method is not {@link Idempotent}. */
    @Nullable
    KeyedRequest get() {
        return request;
    }

    void set(KeyedRequest request) {
        this.request = request;
    }
}
