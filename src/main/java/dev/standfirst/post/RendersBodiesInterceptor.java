package dev.standfirst.post;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Runs before the interceptor that begins the transaction of a request with an {@code Idempotency-Key}. */
@RendersBodies
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE - 100)
class RendersBodiesInterceptor {

    private final PostBody body;

    RendersBodiesInterceptor(PostBody body) {
        this.body = body;
    }

    @AroundInvoke
    Object render(InvocationContext method) throws Exception {
        return body.renderedFirst(method::proceed);
    }
}
