package dev.standfirst.slug;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

/**
 * Constrains a folded text to a well-formed slug (see {@link Slug}); null is valid. It is no regular expression, because those
 * of Java recurse for each repetition of a group and overflow the stack.
 */
@Constraint(validatedBy = SlugForm.Check.class)
@Target({ FIELD, PARAMETER, RECORD_COMPONENT })
@Retention(RUNTIME)
public @interface SlugForm {

    String message() default "must consist of letters, digits, “-”, “_” and “.” with at least one letter or digit, "
            + "not begin or end with “.”, and not look like a UUID";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the form; a text that is too long is left to {@code @Size}. */
    class Check implements ConstraintValidator<SlugForm, String> {

        @Override
        public boolean isValid(@Nullable String slug, ConstraintValidatorContext context) {
            return slug == null || slug.length() > Slug.MAX_LENGTH || Slug.isValid(slug);
        }
    }
}
