/**
 * Requests with an {@code Idempotency-Key}: a client that does not know whether such a request arrived can send it again, and
 * the request has its effect only once.
 */
@NullMarked
package dev.standfirst.idempotency;

import org.jspecify.annotations.NullMarked;
