package dev.standfirst.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * Marks a resource method that has its effect once for each {@code Idempotency-Key} of a token, and whose first response is
 * replayed afterwards. The method returns a {@code RestResponse}, so that a stored response can stand in for it. The effect of
 * the method and the storing of its response are one transaction.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface Idempotent {
}
