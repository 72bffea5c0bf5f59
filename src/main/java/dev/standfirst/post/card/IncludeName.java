package dev.standfirst.post.card;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the value of {@code include=} that selects a {@link PostInclude}. An annotation, because the OpenAPI document is made
 * while the program is built, when no bean exists that could return its name.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface IncludeName {

    /** The value, which is also the name of the property that the include adds to a post. */
    String value();
}
