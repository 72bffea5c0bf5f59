package dev.standfirst.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States what a resource method requires of its caller. The OpenAPI document makes a sentence of it. The checks stand where the
 * resource is known, because the role often depends on it; a test compares them with this annotation.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {

    /** The least role that can succeed. */
    Role role() default Role.CONTRIBUTOR;

    /** Scopes without which no request succeeds; empty where any token does. */
    Scope[] scope() default {};

    /** The least role for posts of other authors, where it is another one. */
    Role[] others() default {};

    /** Sentences for the document about requests that require more. */
    String more() default "";
}
