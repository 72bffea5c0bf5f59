package dev.standfirst.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource method that creates a resource and responds with {@link Created}: its return type does not say so, and the
 * OpenAPI document must.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Creates {

    /** When the method creates nothing and responds 200, as a sentence for the document; empty if that cannot happen. */
    String otherwise() default "";
}
