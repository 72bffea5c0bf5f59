package dev.standfirst.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * A resource method that has its effect once for each {@code Idempotency-Key} of a token, and then repeats its
 * answer. That is a {@code RestResponse}, so that a kept one can take its place. The method and the keeping of its
 * answer are one transaction.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface Idempotent {
}
