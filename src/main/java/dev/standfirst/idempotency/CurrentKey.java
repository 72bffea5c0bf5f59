package dev.standfirst.idempotency;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

/** Whether the request at hand came with a key. */
@RequestScoped
class CurrentKey {

    private @Nullable KeyedRequest request;

    /** Null where no key was sent, or where it has no effect. */
    @Nullable
    KeyedRequest get() {
        return request;
    }

    void set(KeyedRequest request) {
        this.request = request;
    }
}
