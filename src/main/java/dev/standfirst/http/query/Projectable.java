package dev.standfirst.http.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the query parameter {@code fields}, which reduces the response of a resource method to the properties that it names.
 * No method has use for the value itself, because a response filter applies it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Projectable {

    String PARAMETER = "fields";

    /** The property that every projection keeps: without it, a client could not tell to which resource the others belong. */
    String ALWAYS = "id";

    /** In characters. */
    int MAX_LENGTH = 1_000;

    /** A value for the OpenAPI document, such as {@code title,slug}. */
    String example();
}
