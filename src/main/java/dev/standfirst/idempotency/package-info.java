/**
 * Requests that may be repeated: whoever does not know whether a request with an {@code Idempotency-Key} arrived
 * sends it again, and it has its effect once.
 */
@NullMarked
package dev.standfirst.idempotency;

import org.jspecify.annotations.NullMarked;
